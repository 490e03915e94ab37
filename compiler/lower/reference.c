/* References: wide values, their bounds, and conversions between kinds (R1 - R7).
 *
 * A wide value is {base, length, index}: `length` elements can be read from `base`, `index` is where
 * it points and may be anything; it is compared with the length, as one unsigned 64-bit number, each
 * time an element is touched (R2). */
#include "lower.h"

/* --- Loads of variables -------------------------------------------------------------------------------- */

static struct low_value *use_local(struct lowering *l, struct low_local *local)
{
    struct low_value *value = low_use(l, local);
    return l->captures ? low_capture(l, value) : value;
}

static struct rvalue load(struct lowering *l, const struct expr *expr)
{
    const struct expr *a = expr->a;
    bool is_variable = a->kind == EXPR_NAME && !lower_is_aggregate(a->type);
    struct variable *v = is_variable ? lower_variable(l, a->decl) : NULL;
    if (!v || !v->local || v->local->memory || v->pointer)
        return place_load(l, lower_place(l, a), expr->type, a);
    struct rvalue value = {.value = use_local(l, v->local)};
    if (v->index) {
        value.length = use_local(l, v->length);
        value.index = use_local(l, v->index);
    }
    return value;
}

/* --- Lengths ---------------------------------------------------------------------------------------------- */

struct low_value *lower_count(struct lowering *l, struct low_value *reference)
{
    struct low_stmt *count = low_append(l, LOW_COUNT);
    count->a = low_settle(l, reference);
    count->local = low_temporary(l, LOW_U64);
    return low_use(l, count->local);
}

struct rvalue wide_of_array(struct lowering *l, struct low_value *reference)
{
    reference = low_settle(l, reference);
    return (struct rvalue){
        .value = reference, .length = lower_count(l, reference), .index = low_u64(l, 0)};
}

void lower_length(struct lowering *l, struct low_local *length, struct low_value *base,
                  struct low_value *n)
{
    uint32_t done = low_label_new(l);
    low_set(l, length, low_u64(l, 0));
    low_if(l, lower_is_zero(l, base), done);
    low_set(l, length, n);
    low_label_here(l, done);
}

void lower_count_check(struct lowering *l, const struct type *type, struct low_value *base,
                       struct low_value *n, struct low_value *available, const struct expr *expr)
{
    uint32_t done = low_label_new(l);
    if (type->reference.is_nullable)
        low_if(l, lower_is_zero(l, base), done);
    lower_check(l, LOW_CHECK_COUNT_ARGUMENT, n, available, NULL, expr);
    low_label_here(l, done);
}

static uint64_t element_size(const struct type *target)
{
    target = lower_strip(target);
    return target->kind == TYPE_VOID ? 1 : target->size;
}

/* --- Elements ---------------------------------------------------------------------------------------------- */

/* R2: idx < len, unsigned; for null the length is 0. */
struct low_place *wide_element(struct lowering *l, struct rvalue wide, const struct type *target,
                               const struct expr *expr)
{
    struct low_value *base = low_settle(l, wide.value);
    struct low_value *index = low_settle(l, wide.index);
    lower_check(l, LOW_CHECK_BOUNDS, index, wide.length, base, expr);
    return place_pointer(l, base, index, target);
}

struct low_value *wide_available(struct lowering *l, struct rvalue wide, enum low_check check,
                                 const struct expr *expr)
{
    if (low_is_constant(wide.index) && wide.index->bits == 0)
        return wide.length;
    struct low_value *index = low_settle(l, wide.index);
    lower_check(l, check, index, wide.length, wide.value, expr);
    return low_binary(l, LOW_SUB, wide.length, index);
}

/* The address as a number, to be compared: nothing is reached through it. */
struct low_value *wide_position(struct lowering *l, struct rvalue wide, const struct type *target)
{
    struct low_value *start = low_unary(l, LOW_BITS, LOW_U64, wide.value);
    if (!wide.index)
        return start;
    struct low_value *size = low_u64(l, element_size(target));
    return low_binary(l, LOW_ADD, start, low_binary(l, LOW_MUL, wide.index, size));
}

/* SAFETY: only where 0 <= index <= length has been checked. */
struct low_value *wide_pointer(struct lowering *l, struct rvalue wide, const struct type *target)
{
    static const struct type byte = {
        .kind = TYPE_INTEGER, .rank = RANK_SCHAR, .size = 1, .align = 1};
    if (!wide.index || (low_is_constant(wide.index) && wide.index->bits == 0))
        return wide.value;
    const struct type *element = lower_strip(target)->kind == TYPE_VOID ? &byte : target;
    struct low_value *address = low_unary(l, LOW_ADDRESS, LOW_POINTER, wide.value);
    address->a = NULL;
    address->place = place_pointer(l, wide.value, wide.index, element);
    return low_capture(l, address);
}

/* --- Operators on wide references ---------------------------------------------------------------------------- */

static struct rvalue scalar(struct low_value *value)
{
    return (struct rvalue){.value = value};
}

static struct low_value *position_of(struct lowering *l, struct rvalue v, const struct type *type)
{
    return wide_position(l, v, lower_target(type));
}

static struct low_value *compare_addresses(struct lowering *l, const struct expr *expr,
                                           struct rvalue a, struct rvalue b)
{
    enum low_op op = expr->op == OP_EQ ? LOW_EQ : LOW_NE;
    if (!a.index && !b.index)
        return low_binary(l, op, a.value, b.value);
    return low_binary(l, op, position_of(l, a, expr->a->type), position_of(l, b, expr->b->type));
}

struct rvalue lower_offset(struct lowering *l, const struct expr *expr, struct low_value **offset)
{
    struct rvalue wide;
    if (expr->is_reversed) {
        *offset = lower_before(l, expr->b, expr->a).value;
        return lower_expr(l, expr->a);
    }
    wide = lower_before(l, expr->a, expr->b);
    *offset = lower_value(l, expr->b);
    return wide;
}

static struct rvalue move(struct lowering *l, const struct expr *expr)
{
    struct low_value *by;
    struct rvalue wide = lower_offset(l, expr, &by);
    wide.value = low_settle(l, wide.value);
    wide.index = low_binary(l, expr->op == OP_ADD ? LOW_ADD : LOW_SUB, wide.index, by);
    return wide;
}

struct rvalue lower_wide_binary(struct lowering *l, const struct expr *expr)
{
    if (lower_strip(expr->b->type)->kind != TYPE_POINTER)
        return move(l, expr);
    struct rvalue a = lower_before(l, expr->a, expr->b);
    struct rvalue b = lower_expr(l, expr->b);
    if (expr->op == OP_EQ || expr->op == OP_NE)
        return scalar(compare_addresses(l, expr, a, b));
    lower_check(l, LOW_CHECK_BASE, a.value, b.value, NULL, expr);
    switch ((int)expr->op) {
    case OP_SUB: return scalar(low_binary(l, LOW_SUB, a.index, b.index));
    case OP_LT: return scalar(low_binary(l, LOW_SLT, a.index, b.index));
    case OP_LE: return scalar(low_binary(l, LOW_SLE, a.index, b.index));
    case OP_GT: return scalar(low_binary(l, LOW_SLT, b.index, a.index));
    case OP_GE: return scalar(low_binary(l, LOW_SLE, b.index, a.index));
    }
    lower_ice(expr->where, "operator %d of references", (int)expr->op);
}

struct low_value *lower_address(struct lowering *l, const struct expr *expr)
{
    return place_address(l, lower_place(l, expr->a));
}

/* --- Conversions ------------------------------------------------------------------------------------------------ */

static struct rvalue decay(struct lowering *l, const struct expr *expr)
{
    const struct expr *array = expr->a;
    const struct type *type = lower_strip(array->type);
    struct rvalue wide = {.index = low_u64(l, 0)};
    if (array->kind == EXPR_STRING) {
        struct low_object *literal = list_literal(l->unit, array);
        wide.value = low_named(l, LOW_CELL, literal->cell);
        wide.length = low_u64(l, literal->count);
        return wide;
    }
    struct low_place *place = lower_place(l, array);
    if (type->is_flexible) { /* R14: its bound is the header's count */
        if (place->root != LOW_ROOT_POINTER || place->index)
            lower_ice(expr->where, "flexible member of no whole object");
        wide.length = lower_count(l, place->pointer);
    } else {
        wide.length = low_u64(l, type->count);
    }
    wide.value = place_address(l, place);
    return wide;
}

static struct rvalue procedure_value(struct lowering *l, const struct expr *expr)
{
    bool is_cell;
    const char *name = list_procedure_address(l->unit, expr->a->decl, &is_cell);
    return scalar(low_named(l, is_cell ? LOW_CELL : LOW_PROCEDURE, name));
}

static struct rvalue null_value(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = scalar(low_null(l));
    if (lower_strip(expr->type)->reference.kind == REFERENCE_WIDE) {
        v.length = low_u64(l, 0);
        v.index = low_u64(l, 0);
    }
    return v;
}

/* R2: only the start of an array. The base then is the object's start. */
static struct rvalue to_start(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    if (!v.index)
        return v;
    struct low_value *index = low_settle(l, v.index);
    if (!low_is_constant(index) || index->bits != 0)
        lower_check(l, LOW_CHECK_START, index, low_u64(l, 0), NULL, expr->a);
    return scalar(v.value);
}

static struct rvalue to_scope(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    if (!v.index)
        return v;
    struct low_place *place = wide_element(l, v, lower_target(expr->a->type), expr->a);
    return scalar(place_address(l, place));
}

/* The call or return that takes the value checks what is available. */
static struct rvalue to_counted(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    bool must_be_start = !lower_strip(expr->type)->reference.is_scope;
    if (!v.index)
        v = wide_of_array(l, v.value);
    v.index = low_settle(l, v.index);
    if (must_be_start && !(low_is_constant(v.index) && v.index->bits == 0)) {
        lower_check(l, LOW_CHECK_START, v.index, low_u64(l, 0), NULL, expr->a);
        v.index = low_u64(l, 0);
    }
    return v;
}

static struct rvalue to_one(struct lowering *l, const struct expr *expr)
{
    struct low_value *base = low_settle(l, lower_value(l, expr->a));
    struct low_value *is_there = low_binary(l, LOW_NE, base, low_null(l));
    return (struct rvalue){.value = base,
                           .length = low_capture(l, low_unary(l, LOW_ZERO32, LOW_U64, is_there)),
                           .index = low_u64(l, 0)};
}

/* R11: the callee gets a terminated copy. */
static struct rvalue to_cstr(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    const struct type *target = lower_target(expr->a->type);
    struct low_value *available = wide_available(l, v, LOW_CHECK_COUNT_POSITION, expr->a);
    available = low_settle(l, available);
    struct low_value *start = wide_pointer(l, v, target);
    struct low_site *site =
        list_site_kind(l, expr->where, SPIN_FAULT_STRING, expr_spell(l->arena, expr->a));
    site->a = "searched";
    site->b = "len";
    struct low_stmt *call = low_append(l, LOW_CALL);
    call->callee = LOW_CALL_ENTRY;
    call->name = "spin_cstr";
    call->arguments = arena_array(l->arena, 3, sizeof *call->arguments);
    call->argument_count = 3;
    call->arguments[0].value = start;
    call->arguments[1].value = available;
    call->arguments[2].value = low_u32(l, site->number);
    call->local = low_temporary(l, LOW_POINTER);
    return scalar(low_use(l, call->local));
}

static struct rvalue to_wide(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr->a);
    return v.index ? v : wide_of_array(l, v.value);
}

struct rvalue lower_reference_convert(struct lowering *l, const struct expr *expr)
{
    switch (expr->conversion) {
    case CONVERT_LOAD: return load(l, expr);
    case CONVERT_DECAY: return decay(l, expr);
    case CONVERT_FUNCTION: return procedure_value(l, expr);
    case CONVERT_NULL: return null_value(l, expr);
    case CONVERT_CONST:
    case CONVERT_TO_ANY:
    case CONVERT_TO_BASE: return lower_expr(l, expr->a);
    case CONVERT_WIDE: return to_wide(l, expr);
    case CONVERT_TO_ARRAY:
    case CONVERT_TO_OBJECT: return to_start(l, expr);
    case CONVERT_TO_SCOPE: return to_scope(l, expr);
    case CONVERT_TO_COUNTED: return to_counted(l, expr);
    case CONVERT_ONE: return to_one(l, expr);
    case CONVERT_TO_CSTR: return to_cstr(l, expr);
    case CONVERT_ARITHMETIC:
    case CONVERT_TO_BOOL:
    case CONVERT_VOID: break;
    }
    lower_ice(expr->where, "conversion %d", (int)expr->conversion);
}

/* --- Bounds (R3, R4) ------------------------------------------------------------------------------------------------ */

static struct low_value *bound_binary(struct lowering *l, enum operator op, struct low_value *a,
                                      struct low_value *b, const struct expr *site)
{
    a = low_settle(l, a);
    b = low_settle(l, b);
    if (low_is_constant(a) && low_is_constant(b))
        return low_binary(l, op == OP_ADD ? LOW_ADD : op == OP_SUB ? LOW_SUB : LOW_MUL, a, b);
    struct low_value *result, *overflow;
    if (op == OP_MUL) {
        overflow = low_multiply_overflows(l, a, b);
        result = low_binary(l, LOW_MUL, a, b);
    } else if (op == OP_ADD) {
        result = low_capture(l, low_binary(l, LOW_ADD, a, b));
        overflow = low_add_overflows(l, a, b, result);
    } else { /* a - b overflows when a and b differ in sign and the result has not a's */
        result = low_capture(l, low_binary(l, LOW_SUB, a, b));
        overflow = low_add_overflows(l, a, low_unary(l, LOW_COMPLEMENT, LOW_U64, b), result);
    }
    overflow = low_settle(l, overflow);
    lower_check(l, LOW_CHECK_COUNT_OVERFLOW, overflow, low_u32(l, 0), NULL, site);
    return result;
}

struct low_value *lower_bound(struct lowering *l, const struct expr *bound, bound_leaf *leaf,
                              void *context, const struct expr *site)
{
    switch ((int)bound->kind) {
    case EXPR_INTEGER: return low_u64(l, bound->integer);
    case EXPR_NAME:
    case EXPR_MEMBER: return leaf(l, bound, context);
    case EXPR_CONVERT: return lower_bound(l, bound->a, leaf, context, site);
    case EXPR_BINARY: {
        struct low_value *a = lower_bound(l, bound->a, leaf, context, site);
        struct low_value *b = lower_bound(l, bound->b, leaf, context, site);
        return bound_binary(l, bound->op, a, b, site);
    }
    }
    lower_ice(bound->where, "bound of kind %d", (int)bound->kind);
}
