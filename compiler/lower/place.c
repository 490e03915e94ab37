/* Places: where an lvalue is, what is read from it and written to it.
 *
 * Every step through a reference or an index is checked here before the place is returned, so that a
 * place may be used as it is. What is read from memory is read once into a temporary (R25). */
#include "lower.h"

struct variable *lower_variable(struct lowering *l, const struct decl *decl)
{
    struct variable *v = decl->canonical ? decl->canonical->lowered : decl->lowered;
    if (!v)
        lower_ice(l->where, "'%s' has no storage", decl->name);
    return v;
}

static struct low_place *variable_place(struct lowering *l, const struct decl *decl)
{
    struct variable *v = lower_variable(l, decl);
    if (v->global)
        return place_global(l, v->global);
    if (v->object) {
        struct low_value *object = low_named(l, LOW_CELL, v->object->cell);
        return place_pointer(l, low_capture(l, object), NULL, decl->type);
    }
    if (v->pointer)
        return place_pointer(l, low_use(l, v->pointer), NULL, decl->type);
    if (!v->local->memory)
        lower_ice(l->where, "'%s' is not in memory", decl->name);
    return place_local(l, v->local);
}

/* R24: the object behind a reference. */
static struct low_place *object_place(struct lowering *l, const struct expr *reference,
                                      const struct expr *expr)
{
    struct rvalue v = lower_expr(l, reference);
    const struct type *target = lower_target(reference->type);
    if (v.index)
        return wide_element(l, v, target, expr);
    struct low_value *pointer = low_settle(l, v.value);
    lower_check(l, LOW_CHECK_NULL, pointer, low_null(l), NULL, expr);
    return place_pointer(l, pointer, NULL, target);
}

/* An element of an array that is a place itself: no reference is made. */
static struct low_place *array_element(struct lowering *l, const struct expr *array,
                                       const struct expr *expr)
{
    const struct type *type = lower_strip(array->type);
    struct low_value *i = NULL;
    if (expr->is_reversed)
        i = low_settle(l, lower_before(l, expr->b, array).value);
    bool captures = expr_has_effects(expr->b);
    l->captures += captures;
    struct low_place *place = lower_place(l, array);
    l->captures -= captures;
    if (!expr->is_reversed)
        i = low_settle(l, lower_value(l, expr->b));
    bool is_inside = low_is_constant(i) && i->bits < type->count;
    if (!is_inside)
        lower_check(l, LOW_CHECK_BOUNDS_FIXED, i, low_u64(l, type->count), NULL, expr);
    return place_element(l, place, i);
}

static bool is_direct_array(const struct expr *expr)
{
    return expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_DECAY &&
           expr->a->kind != EXPR_STRING && !lower_strip(expr->a->type)->is_flexible;
}

static struct low_place *element_place(struct lowering *l, const struct expr *expr)
{
    if (is_direct_array(expr->a))
        return array_element(l, expr->a->a, expr);
    struct low_value *index;
    struct rvalue wide = lower_offset(l, expr, &index);
    if (!wide.index)
        lower_ice(expr->where, "index of an object reference");
    wide.index = low_binary(l, LOW_ADD, wide.index, index);
    return wide_element(l, wide, lower_target(expr->a->type), expr);
}

static struct low_place *compound_place(struct lowering *l, const struct expr *expr)
{
    struct low_local *local = low_memory(l, expr->type, "");
    lower_list(l, place_local(l, local), expr->a);
    return place_local(l, local);
}

static struct low_place *rvalue_place(struct lowering *l, const struct expr *expr)
{
    struct rvalue v = lower_expr(l, expr);
    if (!v.place)
        lower_ice(expr->where, "expression %d has no place", (int)expr->kind);
    return v.place;
}

struct low_place *lower_place(struct lowering *l, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME: return variable_place(l, expr->decl);
    case EXPR_MEMBER:
        if (expr->is_arrow)
            return place_field(l, object_place(l, expr->a, expr), expr->field);
        return place_field(l, lower_place(l, expr->a), expr->field);
    case EXPR_UNARY:
        if (expr->op == OP_DEREF)
            return object_place(l, expr->a, expr);
        break;
    case EXPR_INDEX: return element_place(l, expr);
    case EXPR_COMPOUND: return compound_place(l, expr);
    case EXPR_CONVERT:
        if (expr->conversion == CONVERT_LOAD && lower_is_aggregate(expr->type))
            return lower_place(l, expr->a);
        break;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BINARY:
    case EXPR_ASSIGN:
    case EXPR_CONDITIONAL:
    case EXPR_CALL:
    case EXPR_CAST:
    case EXPR_LIST:
    case EXPR_STATEMENT:
    case EXPR_INTRINSIC: break;
    }
    return rvalue_place(l, expr);
}

/* The address in a temporary of its own, from which the bytes of the place are reached. */
static struct low_value *made_address(struct lowering *l, struct low_place *place)
{
    struct low_value *value = low_unary(l, LOW_ADDRESS, LOW_POINTER, low_null(l));
    value->a = NULL;
    value->place = place;
    return low_capture(l, value);
}

struct low_value *place_address(struct lowering *l, struct low_place *place)
{
    if (place->root == LOW_ROOT_POINTER && !place->index && place->step_count == 0)
        return place->pointer;
    return made_address(l, place);
}

/* --- Bit-fields: the bytes they lie in, least significant first ----------------------------------------- */

static const struct field *bit_field_of(const struct low_place *place)
{
    if (place->step_count == 0)
        return NULL;
    const struct field *field = place->steps[place->step_count - 1].field;
    return field && field->is_bit_field ? field : NULL;
}

static const struct type byte_type = {
    .kind = TYPE_INTEGER, .rank = RANK_SCHAR, .size = 1, .align = 1};

/* First byte, number of bytes and shift within them. */
struct bit_span {
    struct low_value *pointer;
    uint64_t first, count;
    uint32_t shift, width;
};

static struct bit_span bit_span(struct lowering *l, const struct low_place *place,
                                const struct field *field)
{
    struct low_place *parent = ARENA_NEW(l->arena, struct low_place);
    *parent = *place;
    parent->step_count--;
    parent->type = parent->root_type;
    for (size_t i = 0; i < parent->step_count; i++) {
        const struct low_step *step = &parent->steps[i];
        parent->type = step->field ? step->field->type : lower_strip(parent->type)->target;
    }
    struct bit_span span = {.pointer = made_address(l, parent)};
    span.first = field->offset + field->bit_offset / 8;
    span.shift = field->bit_offset % 8;
    span.width = field->bit_width;
    span.count = (span.shift + span.width + 7) / 8;
    return span;
}

static struct low_place *bit_byte(struct lowering *l, const struct bit_span *span, uint64_t i)
{
    return place_pointer(l, span->pointer, low_u64(l, span->first + i), &byte_type);
}

static struct low_value *bit_bytes(struct lowering *l, const struct bit_span *span)
{
    struct low_value *word = low_u64(l, 0);
    for (uint64_t i = 0; i < span->count && i < 8; i++) {
        struct low_stmt *load = low_append(l, LOW_LOAD);
        load->local = low_temporary(l, LOW_U32);
        load->place = bit_byte(l, span, i);
        struct low_value *byte = low_unary(l, LOW_ZERO32, LOW_U64, low_use(l, load->local));
        word = low_binary(l, LOW_OR, word,
                          i ? low_binary(l, LOW_SHL, byte, low_u32(l, (uint32_t)(8 * i))) : byte);
    }
    return word;
}

static struct low_value *bit_load(struct lowering *l, const struct low_place *place,
                                  const struct field *field, const struct type *type)
{
    struct bit_span span = bit_span(l, place, field);
    struct low_value *word = bit_bytes(l, &span);
    struct low_value *left = low_u32(l, 64 - span.width - span.shift);
    struct low_value *right = low_u32(l, 64 - span.width);
    word = low_binary(l, LOW_SHL, word, left);
    word = low_binary(l, lower_is_signed(type) ? LOW_SAR : LOW_SHR, word, right);
    if (lower_type(type) == LOW_U32)
        word = low_unary(l, LOW_TRUNCATE, LOW_U32, word);
    return low_capture(l, word);
}

static void bit_store(struct lowering *l, const struct low_place *place, const struct field *field,
                      struct low_value *value)
{
    struct bit_span span = bit_span(l, place, field);
    uint64_t ones = span.width == 64 ? UINT64_MAX : (1ull << span.width) - 1;
    uint64_t mask = ones << span.shift;
    if (value->type == LOW_U32)
        value = low_unary(l, LOW_ZERO32, LOW_U64, value);
    value = low_binary(l, LOW_AND, value, low_u64(l, ones));
    if (span.shift)
        value = low_binary(l, LOW_SHL, value, low_u32(l, span.shift));
    struct low_value *kept = low_binary(l, LOW_AND, bit_bytes(l, &span), low_u64(l, ~mask));
    struct low_value *word = low_capture(l, low_binary(l, LOW_OR, kept, value));
    for (uint64_t i = 0; i < span.count && i < 8; i++) {
        struct low_stmt *store = low_append(l, LOW_STORE);
        store->place = bit_byte(l, &span, i);
        struct low_value *byte =
            i ? low_binary(l, LOW_SHR, word, low_u32(l, (uint32_t)(8 * i))) : word;
        store->a = low_unary(l, LOW_ZERO8, LOW_U32, low_unary(l, LOW_TRUNCATE, LOW_U32, byte));
    }
}

/* --- Loads and stores ---------------------------------------------------------------------------------------- */

static struct low_value *load_scalar(struct lowering *l, struct low_place *place,
                                     const struct type *type)
{
    const struct field *bits = bit_field_of(place);
    if (bits)
        return bit_load(l, place, bits, type);
    struct low_local *local = low_temporary(l, lower_type(type));
    struct low_stmt *load = low_append(l, LOW_LOAD);
    load->local = local;
    load->place = place;
    return low_use(l, local);
}

/* The struct a counted field is read from. */
struct siblings {
    struct low_place *parent;
};

static struct low_value *load_sibling(struct lowering *l, const struct expr *leaf, void *context)
{
    const struct siblings *siblings = context;
    if (leaf->kind != EXPR_MEMBER || leaf->a)
        lower_ice(leaf->where, "bound of a field names no field");
    struct low_place *place = place_field(l, siblings->parent, leaf->field);
    return lower_to_u64(l, load_scalar(l, place, leaf->field->type), leaf->field->type);
}

static const struct field *field_of_step(const struct low_place *place, size_t steps)
{
    return steps ? place->steps[steps - 1].field : NULL;
}

/* How many steps lead to the field that `place` is, or, in an array of references, is an element of. */
static size_t steps_to_field(const struct low_place *place)
{
    size_t steps = place->step_count;
    while (steps && !field_of_step(place, steps))
        steps--;
    return steps;
}

static struct low_place *struct_around(struct lowering *l, const struct low_place *place)
{
    struct low_place *parent = ARENA_NEW(l->arena, struct low_place);
    *parent = *place;
    parent->step_count = steps_to_field(place) - 1;
    return parent;
}

/* R4: the reference once, the header's length once, the count once. */
static struct rvalue load_counted(struct lowering *l, struct low_place *place,
                                  const struct type *type, const struct expr *expr)
{
    struct siblings siblings = {struct_around(l, place)};
    struct low_value *base = load_scalar(l, place, type);
    struct low_value *elements = lower_count(l, base);
    struct low_value *n = lower_bound(l, type->reference.bound, load_sibling, &siblings, expr);
    n = low_settle(l, n);
    lower_check(l, LOW_CHECK_COUNT_FIELD, n, elements, NULL, expr);
    return (struct rvalue){.value = base, .length = n, .index = low_u64(l, 0)};
}

struct rvalue place_load(struct lowering *l, struct low_place *place, const struct type *type,
                         const struct expr *expr)
{
    if (lower_is_aggregate(type))
        return (struct rvalue){.place = place};
    const struct type *rest = lower_strip(place->type);
    if (rest->kind == TYPE_POINTER && rest->reference.kind == REFERENCE_COUNTED &&
        rest->reference.bound && steps_to_field(place))
        return load_counted(l, place, rest, expr);
    struct low_value *value = load_scalar(l, place, type);
    if (rest->kind == TYPE_POINTER && lower_is_wide(rest))
        return wide_of_array(l, value);
    /* R17: also out of the module's own memory, into which others may have stored: a struct is copied
     * whole, and a place may have been lent to a procedure that fills it. */
    lower_capability(l, value, rest, false, expr);
    return (struct rvalue){.value = value};
}

void place_store(struct lowering *l, struct low_place *place, struct rvalue value,
                 const struct type *type)
{
    if (lower_is_aggregate(type)) {
        place_copy(l, place, value.place);
        return;
    }
    const struct field *bits = bit_field_of(place);
    if (bits) {
        bit_store(l, place, bits, value.value);
        return;
    }
    struct low_stmt *store = low_append(l, LOW_STORE);
    store->place = place;
    store->a = value.value;
}

/* Bytes may overlap where one place was reached by a view or a union: copied through a local then. */
void place_copy(struct lowering *l, struct low_place *to, struct low_place *from)
{
    bool may_overlap = to->root != LOW_ROOT_LOCAL && from->root != LOW_ROOT_LOCAL &&
                       !type_has_references(to->type);
    if (may_overlap) {
        struct low_local *copy = low_memory(l, from->type, "");
        place_copy(l, place_local(l, copy), from);
        from = place_local(l, copy);
    }
    struct low_stmt *stmt = low_append(l, LOW_COPY);
    stmt->place = to;
    stmt->source = from;
}

void place_clear(struct lowering *l, struct low_place *place)
{
    low_append(l, LOW_CLEAR)->place = place;
}
