/* Expressions: left to right, every side effect and every check a statement of its own (R21).
 *
 * A value stays a tree over locals until it is used; when a later sibling has side effects, what is
 * read from the user's locals is copied first (`captures`). */
#include "lower.h"

#include <string.h>

/* --- Side effects ---------------------------------------------------------------------------------- */

static bool any_has_effects(struct expr *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (expr_has_effects(list[i]))
            return true;
    }
    return false;
}

static bool items_have_effects(const struct expr *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        if (expr_has_effects(list->items[i].value))
            return true;
    }
    return false;
}

bool expr_has_effects(const struct expr *expr)
{
    if (!expr)
        return false;
    switch (expr->kind) {
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME: return false;
    case EXPR_ASSIGN:
    case EXPR_CALL:
    case EXPR_STATEMENT:
    case EXPR_INTRINSIC: return true;
    case EXPR_UNARY:
        return (expr->op >= OP_PRE_INC && expr->op <= OP_POST_DEC) || expr_has_effects(expr->a);
    case EXPR_LIST: return items_have_effects(expr);
    case EXPR_BINARY:
    case EXPR_CONDITIONAL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
    case EXPR_COMPOUND:
    case EXPR_CONVERT: break;
    }
    return expr_has_effects(expr->a) || expr_has_effects(expr->b) || expr_has_effects(expr->c) ||
           any_has_effects(expr->arguments, expr->argument_count);
}

struct rvalue rvalue_capture(struct lowering *l, struct rvalue v)
{
    if (v.value)
        v.value = low_capture(l, v.value);
    if (v.length)
        v.length = low_capture(l, v.length);
    if (v.index)
        v.index = low_capture(l, v.index);
    if (v.place) {
        struct low_local *copy = low_memory(l, v.place->type, "");
        place_copy(l, place_local(l, copy), v.place);
        v.place = place_local(l, copy);
    }
    return v;
}

/* The value of `expr` such that evaluating `later` cannot change it. */
struct rvalue lower_before(struct lowering *l, const struct expr *expr, const struct expr *later)
{
    if (!expr_has_effects(later))
        return lower_expr(l, expr);
    l->captures++;
    struct rvalue v = lower_expr(l, expr);
    l->captures--;
    return v.place ? rvalue_capture(l, v) : v;
}

/* --- Leaves -------------------------------------------------------------------------------------------- */

static struct rvalue scalar(struct low_value *value)
{
    return (struct rvalue){.value = value};
}

static struct low_value *integer(struct lowering *l, const struct expr *expr)
{
    if (lower_type(expr->type) == LOW_U64)
        return low_u64(l, expr->integer);
    return low_u32(l, (uint32_t)expr->integer);
}

static bool is_folded(const struct expr *expr)
{
    if (!expr->is_constant || !expr->type)
        return false;
    enum type_kind kind = lower_strip(expr->type)->kind;
    return kind == TYPE_INTEGER || kind == TYPE_ENUM || kind == TYPE_BOOL;
}

/* --- Conditions ------------------------------------------------------------------------------------------ */

static const struct expr *skip_to_bool(const struct expr *expr)
{
    while (expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_TO_BOOL)
        expr = expr->a;
    return expr;
}

/* Both operands of && or ||: jump when the whole is `when`. */
static void lower_logical(struct lowering *l, const struct expr *expr, bool when, uint32_t label)
{
    bool decides = expr->op == OP_LOGICAL_OR; /* value of the first operand that ends it */
    if (when == decides) {
        lower_condition(l, expr->a, when, label);
        lower_condition(l, expr->b, when, label);
        return;
    }
    uint32_t over = low_label_new(l);
    lower_condition(l, expr->a, !when, over);
    lower_condition(l, expr->b, when, label);
    low_label_here(l, over);
}

void lower_condition(struct lowering *l, const struct expr *expr, bool when, uint32_t label)
{
    expr = skip_to_bool(expr);
    bool is_logical = expr->kind == EXPR_BINARY && !is_folded(expr) &&
                      (expr->op == OP_LOGICAL_AND || expr->op == OP_LOGICAL_OR);
    if (is_logical) {
        lower_logical(l, expr, when, label);
        return;
    }
    if (expr->kind == EXPR_UNARY && expr->op == OP_NOT && !is_folded(expr)) {
        lower_condition(l, expr->a, !when, label);
        return;
    }
    struct low_value *value = lower_value(l, expr);
    if (low_is_constant(value) && value->type != LOW_POINTER) {
        if ((value->bits != 0) == when)
            low_goto(l, label);
        return;
    }
    low_if(l, when ? lower_is_not_zero(l, value) : lower_is_zero(l, value), label);
}

static struct low_value *lower_truth(struct lowering *l, const struct expr *expr)
{
    struct low_local *result = low_temporary(l, LOW_U32);
    uint32_t done = low_label_new(l);
    low_set(l, result, low_u32(l, 0));
    lower_condition(l, expr, false, done);
    low_set(l, result, low_u32(l, 1));
    low_label_here(l, done);
    return low_use(l, result);
}

/* --- ?: -------------------------------------------------------------------------------------------------- */

/* Where the branches of a conditional meet: one temporary per part of the value. */
struct meeting {
    struct low_local *value, *length, *index, *memory;
};

static struct meeting meeting_new(struct lowering *l, const struct type *type)
{
    struct meeting m = {0};
    if (lower_is_aggregate(type)) {
        m.memory = low_memory(l, type, "");
    } else if (lower_type(type) != LOW_VOID) {
        m.value = low_temporary(l, lower_type(type));
        if (lower_is_wide(type)) {
            m.length = low_temporary(l, LOW_U64);
            m.index = low_temporary(l, LOW_U64);
        }
    }
    return m;
}

static void meeting_set(struct lowering *l, struct meeting *m, struct rvalue v)
{
    if (m->memory)
        place_copy(l, place_local(l, m->memory), v.place);
    if (m->value)
        low_set(l, m->value, v.value);
    if (m->length) {
        low_set(l, m->length, v.length);
        low_set(l, m->index, v.index);
    }
}

static struct rvalue meeting_get(struct lowering *l, struct meeting *m)
{
    struct rvalue v = {0};
    if (m->memory)
        v.place = place_local(l, m->memory);
    if (m->value)
        v.value = low_use(l, m->value);
    if (m->length) {
        v.length = low_use(l, m->length);
        v.index = low_use(l, m->index);
    }
    return v;
}

static struct rvalue lower_conditional(struct lowering *l, const struct expr *expr)
{
    struct meeting m = meeting_new(l, expr->type);
    uint32_t otherwise = low_label_new(l), done = low_label_new(l);
    if (expr->b) {
        lower_condition(l, expr->a, false, otherwise);
        meeting_set(l, &m, lower_expr(l, expr->b));
        low_goto(l, done);
        low_label_here(l, otherwise);
    } else { /* a ?: c */
        struct rvalue a = lower_expr(l, expr->a);
        meeting_set(l, &m, a);
        low_if(l, lower_is_not_zero(l, low_use(l, m.value)), done);
    }
    meeting_set(l, &m, lower_expr(l, expr->c));
    low_label_here(l, done);
    return meeting_get(l, &m);
}

/* --- ({ ... }) -------------------------------------------------------------------------------------------- */

static struct rvalue lower_block(struct lowering *l, const struct expr *expr)
{
    const struct stmt *block = expr->block;
    struct rvalue result = {0};
    uint32_t captures = l->captures;
    l->captures = 0;
    l->pinned++;
    for (size_t i = 0; i < block->count; i++) {
        const struct stmt *stmt = block->list[i];
        bool is_value = i + 1 == block->count && stmt->kind == STMT_EXPR &&
                        lower_strip(expr->type)->kind != TYPE_VOID;
        if (is_value)
            result = rvalue_capture(l, lower_expr(l, stmt->a));
        else
            lower_stmt(l, stmt);
    }
    l->pinned--;
    l->captures = captures;
    return result;
}

/* --- Operators --------------------------------------------------------------------------------------------- */

static struct rvalue lower_unary(struct lowering *l, const struct expr *expr)
{
    struct low_value *a;
    switch ((int)expr->op) {
    case OP_PLUS: return lower_expr(l, expr->a);
    case OP_MINUS:
        a = lower_value(l, expr->a);
        return scalar(low_unary(l, a->type >= LOW_F32 ? LOW_FNEG : LOW_NEG, a->type, a));
    case OP_COMPLEMENT:
        a = lower_value(l, expr->a);
        return scalar(low_unary(l, LOW_COMPLEMENT, a->type, a));
    case OP_NOT:
        if (expr_has_effects(expr->a) || skip_to_bool(expr->a)->kind == EXPR_BINARY)
            return scalar(lower_truth(l, expr));
        return scalar(lower_is_zero(l, lower_value(l, skip_to_bool(expr->a))));
    case OP_ADDRESS: return scalar(lower_address(l, expr));
    case OP_PRE_INC:
    case OP_PRE_DEC:
    case OP_POST_INC:
    case OP_POST_DEC: return lower_step(l, expr, true);
    }
    lower_ice(expr->where, "unary operator %d", (int)expr->op);
}

static bool is_comparison(enum operator op)
{
    return op >= OP_LT && op <= OP_NE;
}

static struct rvalue lower_binary(struct lowering *l, const struct expr *expr)
{
    if (expr->op == OP_COMMA) {
        lower_effects(l, expr->a);
        return lower_expr(l, expr->b);
    }
    if (expr->op == OP_LOGICAL_AND || expr->op == OP_LOGICAL_OR)
        return scalar(lower_truth(l, expr));
    if (lower_strip(expr->a->type)->kind == TYPE_POINTER)
        return lower_wide_binary(l, expr);
    struct low_value *a = lower_before(l, expr->a, expr->b).value;
    struct low_value *b = lower_value(l, expr->b);
    if (is_comparison(expr->op))
        return scalar(lower_compare(l, expr->op, a, b, expr->a->type));
    return scalar(lower_arithmetic(l, expr->op, a, b, expr->type, expr->b->type, expr));
}

/* Check has made every conversion a node of its own; a cast is only what was written. */
static struct rvalue lower_cast(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    const struct type *to = lower_strip(expr->type);
    if (to->kind == TYPE_VOID)
        return (struct rvalue){0};
    if (to->kind != TYPE_POINTER && !lower_is_aggregate(to))
        v.value = lower_convert(l, v.value, expr->a->type, to);
    return v;
}

static struct rvalue lower_conversion(struct lowering *l, const struct expr *expr)
{
    const struct expr *a = expr->a;
    switch (expr->conversion) {
    case CONVERT_ARITHMETIC:
        return scalar(lower_convert(l, lower_value(l, a), a->type, expr->type));
    case CONVERT_TO_BOOL:
        if (lower_is_wide(a->type))
            return scalar(
                lower_is_not_zero(l, wide_position(l, lower_expr(l, a), lower_target(a->type))));
        return scalar(lower_is_not_zero(l, lower_value(l, a)));
    case CONVERT_VOID: lower_effects(l, a); return (struct rvalue){0};
    case CONVERT_LOAD:
    case CONVERT_DECAY:
    case CONVERT_FUNCTION:
    case CONVERT_NULL:
    case CONVERT_CONST:
    case CONVERT_TO_ANY:
    case CONVERT_TO_BASE:
    case CONVERT_WIDE:
    case CONVERT_TO_ARRAY:
    case CONVERT_TO_OBJECT:
    case CONVERT_TO_SCOPE:
    case CONVERT_TO_COUNTED:
    case CONVERT_ONE:
    case CONVERT_TO_CSTR: break;
    }
    return lower_reference_convert(l, expr);
}

struct rvalue lower_expr(struct lowering *l, const struct expr *expr)
{
    if (is_folded(expr) && !expr_has_effects(expr))
        return scalar(integer(l, expr));
    switch (expr->kind) {
    case EXPR_INTEGER: return scalar(integer(l, expr));
    case EXPR_FLOAT: return scalar(low_real(l, lower_type(expr->type), expr->real));
    case EXPR_UNARY:
        if (expr->op != OP_DEREF)
            return lower_unary(l, expr);
        break;
    case EXPR_BINARY: return lower_binary(l, expr);
    case EXPR_ASSIGN: return lower_assign(l, expr, true);
    case EXPR_CONDITIONAL: return lower_conditional(l, expr);
    case EXPR_CALL: return lower_call(l, expr);
    case EXPR_CAST: return lower_cast(l, expr);
    case EXPR_STATEMENT: return lower_block(l, expr);
    case EXPR_INTRINSIC: return lower_intrinsic(l, expr);
    case EXPR_CONVERT: return lower_conversion(l, expr);
    case EXPR_NAME:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_STRING:
    case EXPR_COMPOUND:
    case EXPR_LIST: break;
    }
    /* A member of a struct that is no lvalue, or a place that stands for its value. */
    return place_load(l, lower_place(l, expr), expr->type, expr);
}

struct low_value *lower_value(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr);
    if (v.index)
        return wide_position(l, v, lower_target(expr->type));
    return v.value;
}

void lower_effects(struct lowering *l, const struct expr *expr)
{
    if (expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_VOID)
        expr = expr->a;
    if (expr->kind == EXPR_ASSIGN)
        lower_assign(l, expr, false);
    else if (expr->kind == EXPR_UNARY && expr->op >= OP_PRE_INC && expr->op <= OP_POST_DEC)
        lower_step(l, expr, false);
    else if (expr->is_lvalue && expr_has_effects(expr))
        lower_place(l, expr); /* a place named for nothing is not read */
    else if (!expr->is_lvalue)
        lower_expr(l, expr);
}
