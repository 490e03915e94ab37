/* Assignment, compound assignment, ++ and --.
 *
 * Order: the place with its checks, its old value when it is needed, the right side, the store. */
#include "lower.h"

/* The scalar or wide local a name stands for; NULL when it lives in memory. */
static struct variable *register_variable(struct lowering *l, const struct expr *place)
{
    if (place->kind != EXPR_NAME || lower_is_aggregate(place->type))
        return NULL;
    struct variable *v = lower_variable(l, place->decl);
    return v->local && !v->local->memory && !v->pointer ? v : NULL;
}

static struct rvalue variable_value(struct lowering *l, const struct variable *v)
{
    struct rvalue value = {.value = low_use(l, v->local)};
    if (v->index) {
        value.length = low_use(l, v->length);
        value.index = low_use(l, v->index);
    }
    return l->captures ? rvalue_capture(l, value) : value;
}

/* All parts are evaluated before the first is set: one may be read from another. */
void variable_set(struct lowering *l, struct variable *v, struct rvalue value)
{
    if (v->index) {
        if (!value.index)
            value = wide_of_array(l, value.value);
        value.index = low_settle(l, value.index);
        value.length = low_settle(l, value.length);
        low_set(l, v->local, value.value);
        low_set(l, v->length, value.length);
        low_set(l, v->index, value.index);
        return;
    }
    low_set(l, v->local, value.value);
}

static struct low_place *assigned_place(struct lowering *l, const struct expr *place,
                                        const struct expr *later)
{
    bool captures = expr_has_effects(later);
    l->captures += captures;
    struct low_place *result = lower_place(l, place);
    l->captures -= captures;
    return result;
}

static bool is_bit_field(const struct expr *place)
{
    return place->kind == EXPR_MEMBER && place->field->is_bit_field;
}

static struct rvalue assign(struct lowering *l, const struct expr *expr, bool is_used)
{
    const struct expr *a = expr->a;
    struct variable *v = register_variable(l, a);
    if (v) {
        variable_set(l, v, lower_expr(l, expr->b));
        return is_used ? variable_value(l, v) : (struct rvalue){0};
    }
    struct low_place *place = assigned_place(l, a, expr->b);
    struct rvalue value = lower_expr(l, expr->b);
    if (value.index) /* bounded references are stored by their start */
        value = (struct rvalue){.value = value.value};
    if (value.value)
        value.value = low_settle(l, value.value);
    place_store(l, place, value, a->type);
    if (!is_used)
        return (struct rvalue){0};
    /* R4: a counted field is read again, with its count as it is now. */
    const struct type *type = lower_strip(a->type);
    bool is_counted = type->kind == TYPE_POINTER && type->reference.kind == REFERENCE_COUNTED;
    if (is_bit_field(a) || value.place || is_counted)
        return place_load(l, place, a->type, a);
    return value.value && l->captures ? rvalue_capture(l, value) : value;
}

/* --- Compound assignment ----------------------------------------------------------------------------------- */

/* A place or variable with its old value. */
struct target {
    struct variable *variable;
    struct low_place *place;
    struct rvalue old;
};

static struct target target_load(struct lowering *l, const struct expr *a, const struct expr *later)
{
    struct target target = {.variable = register_variable(l, a)};
    bool captures = later && expr_has_effects(later);
    l->captures += captures;
    if (target.variable) {
        target.old = variable_value(l, target.variable);
    } else {
        target.place = lower_place(l, a);
        target.old = place_load(l, target.place, a->type, a);
    }
    l->captures -= captures;
    return target;
}

static struct rvalue target_store(struct lowering *l, struct target *target, const struct expr *a,
                                  struct low_value *value, bool is_used)
{
    if (target->variable) {
        low_set(l, target->variable->local, value);
        return is_used ? variable_value(l, target->variable) : (struct rvalue){0};
    }
    value = low_settle(l, value);
    place_store(l, target->place, (struct rvalue){.value = value}, a->type);
    if (is_used && is_bit_field(a))
        return place_load(l, target->place, a->type, a);
    return (struct rvalue){.value = is_used && l->captures ? low_capture(l, value) : value};
}

/* R2: `p += n` moves the index and nothing else. */
static struct rvalue move_wide(struct lowering *l, struct variable *v, enum low_op op,
                               struct low_value *by, bool is_used)
{
    if (!v || !v->index)
        lower_ice(l->where, "arithmetic on a reference in memory");
    low_set(l, v->index, low_binary(l, op, low_use(l, v->index), by));
    return is_used ? variable_value(l, v) : (struct rvalue){0};
}

static struct rvalue assign_compound(struct lowering *l, const struct expr *expr, bool is_used)
{
    const struct expr *a = expr->a;
    if (lower_strip(a->type)->kind == TYPE_POINTER) {
        struct low_value *by = low_settle(l, lower_value(l, expr->b));
        return move_wide(l, register_variable(l, a), expr->op == OP_ADD ? LOW_ADD : LOW_SUB, by,
                         is_used);
    }
    struct target target = target_load(l, a, expr->b);
    const struct type *type = expr->computation ? expr->computation : a->type;
    struct low_value *b = lower_value(l, expr->b);
    struct low_value *old = lower_convert(l, target.old.value, a->type, type);
    struct low_value *value = lower_arithmetic(l, expr->op, old, b, type, expr->b->type, expr);
    return target_store(l, &target, a, lower_convert(l, value, type, a->type), is_used);
}

struct rvalue lower_assign(struct lowering *l, const struct expr *expr, bool is_used)
{
    return expr->op == OP_NONE ? assign(l, expr, is_used) : assign_compound(l, expr, is_used);
}

/* --- ++ and -- --------------------------------------------------------------------------------------------------- */

static struct low_value *one_of(struct lowering *l, const struct type *type)
{
    enum low_type low = lower_type(type);
    if (low == LOW_F32 || low == LOW_F64)
        return low_real(l, low, 1.0);
    return low == LOW_U64 ? low_u64(l, 1) : low_u32(l, 1);
}

struct rvalue lower_step(struct lowering *l, const struct expr *expr, bool is_used)
{
    const struct expr *a = expr->a;
    bool is_up = expr->op == OP_PRE_INC || expr->op == OP_POST_INC;
    bool is_post = expr->op == OP_POST_INC || expr->op == OP_POST_DEC;
    struct target target = target_load(l, a, NULL);
    struct rvalue old = target.old;
    if (is_used && is_post)
        old = rvalue_capture(l, old);
    struct rvalue result;
    if (lower_strip(a->type)->kind == TYPE_POINTER) {
        result = move_wide(l, target.variable, is_up ? LOW_ADD : LOW_SUB, low_u64(l, 1),
                           is_used && !is_post);
        return is_post ? old : result;
    }
    const struct type *type = expr->computation ? expr->computation : a->type;
    struct low_value *value = lower_convert(l, old.value, a->type, type);
    value = lower_arithmetic(l, is_up ? OP_ADD : OP_SUB, value, one_of(l, type), type, type, expr);
    result =
        target_store(l, &target, a, lower_convert(l, value, type, a->type), is_used && !is_post);
    return is_post ? old : result;
}
