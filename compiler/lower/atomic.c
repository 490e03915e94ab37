/* Atomics: calls of the runtime object, which does each in one step.
 *
 * Scalars of all widths cross as the bits of a u64; the size in bytes says which of it counts. Both back ends call the
 * same code, and what a compiler does not see it neither reorders nor splits. */
#include "lower.h"

static struct low_value *place_of(struct lowering *l, const struct expr *expr, size_t i)
{
    return low_settle(l, lower_argument(l, expr, i).value);
}

static void check_place(struct lowering *l, const struct expr *expr, struct low_value *place)
{
    lower_check(l, LOW_CHECK_NULL, place, low_null(l), NULL, expr);
}

static bool is_number(const struct type *type)
{
    enum low_type low = lower_type(type);
    return low == LOW_U32 || low == LOW_U64;
}

/* The same bytes as a value of another type: through memory. */
static struct low_value *reinterpret(struct lowering *l, struct low_value *value,
                                     const struct type *from, const struct type *to)
{
    const struct type *large = lower_width(from) > lower_width(to) ? from : to;
    struct low_local *memory = low_memory(l, large, "");
    struct low_value *address = place_address(l, place_local(l, memory));
    place_store(l, place_pointer(l, address, NULL, from), (struct rvalue){.value = value}, from);
    struct low_stmt *load = low_append(l, LOW_LOAD);
    load->local = low_temporary(l, lower_type(to));
    load->place = place_pointer(l, address, NULL, to);
    return low_use(l, load->local);
}

static const struct type word = {.kind = TYPE_INTEGER, .rank = RANK_LONG, .size = 8, .align = 8};

static struct low_value *bits_as(struct lowering *l, struct low_value *value,
                                 const struct type *type)
{
    if (!is_number(type))
        return reinterpret(l, low_settle(l, value), lower_strip(type), &word);
    return low_settle(l, lower_to_u64(l, value, type));
}

static struct low_value *bits_of(struct lowering *l, const struct expr *expr, size_t i)
{
    struct low_value *value = lower_argument(l, expr, i).value;
    return bits_as(l, value, expr->arguments[i]->type);
}

static struct low_value *size_of(struct lowering *l, const struct type *type)
{
    return low_u32(l, (uint32_t)lower_width(type));
}

/* What the runtime object gave back, as a value of the type. */
static struct low_value *value_of(struct lowering *l, struct low_value *bits,
                                  const struct type *type)
{
    if (lower_strip(type)->kind == TYPE_BOOL)
        return low_settle(l, lower_is_not_zero(l, low_binary(l, LOW_AND, bits, low_u64(l, 255))));
    if (!is_number(type))
        return reinterpret(l, low_settle(l, bits), &word, lower_strip(type));
    if (lower_type(type) == LOW_U64)
        return bits;
    return low_settle(l, lower_narrow(l, low_unary(l, LOW_TRUNCATE, LOW_U32, bits), type));
}

static struct rvalue lower_load(struct lowering *l, const struct expr *expr)
{
    const struct type *type = lower_target(expr->arguments[0]->type);
    struct low_value *values[] = {place_of(l, expr, 0), size_of(l, type)};
    check_place(l, expr, values[0]);
    struct low_value *bits = lower_entry(l, "spin_atomic_load", LOW_U64, 2, values);
    low_call_of(l, type);
    struct low_value *value = value_of(l, bits, type);
    lower_capability(l, value, type, false, expr);
    return (struct rvalue){.value = value};
}

/* An operation on the place and a value, which gives back what was there before. */
static struct low_value *change(struct lowering *l, const struct expr *expr, const char *name)
{
    const struct type *type = lower_target(expr->arguments[0]->type);
    struct low_value *place = place_of(l, expr, 0), *value = bits_of(l, expr, 1);
    if (expr->intrinsic == INTRINSIC_ATOMIC_SUB)
        value = low_settle(l, low_unary(l, LOW_NEG, LOW_U64, value));
    check_place(l, expr, place);
    struct low_value *values[] = {place, value, size_of(l, type)};
    struct low_value *bits = lower_entry(l, name, LOW_U64, 3, values);
    low_call_of(l, type);
    struct low_value *old = value_of(l, bits, type);
    lower_capability(l, old, type, false, expr);
    return old;
}

/* SAFETY: *expected is the caller's own; only the place itself is changed in one step. */
static struct rvalue lower_compare_exchange(struct lowering *l, const struct expr *expr)
{
    const struct type *type = lower_target(expr->arguments[0]->type);
    struct low_value *place = place_of(l, expr, 0), *expected = place_of(l, expr, 1);
    struct low_value *desired = bits_of(l, expr, 2);
    check_place(l, expr, place);
    check_place(l, expr, expected);
    struct low_place *own = place_pointer(l, expected, NULL, type);
    struct low_value *wanted = low_settle(l, place_load(l, own, type, expr).value);
    wanted = bits_as(l, wanted, type);
    struct low_value *values[] = {place, wanted, desired, size_of(l, type)};
    struct low_value *found = lower_entry(l, "spin_atomic_compare", LOW_U64, 4, values);
    low_call_of(l, type);
    struct low_value *old = low_settle(l, value_of(l, found, type));
    struct low_value *same = is_number(type) ? bits_as(l, old, type) : found;
    struct low_value *is_equal = low_capture(l, low_binary(l, LOW_EQ, same, wanted));
    uint32_t done = low_label_new(l);
    low_if(l, is_equal, done);
    place_store(l, own, (struct rvalue){.value = old}, type);
    low_label_here(l, done);
    return (struct rvalue){.value = is_equal};
}

struct rvalue lower_atomic(struct lowering *l, const struct expr *expr)
{
    const char *name = NULL;
    switch ((int)expr->intrinsic) {
    case INTRINSIC_ATOMIC_LOAD: return lower_load(l, expr);
    case INTRINSIC_ATOMIC_COMPARE: return lower_compare_exchange(l, expr);
    case INTRINSIC_ATOMIC_STORE: change(l, expr, "spin_atomic_exchange"); return (struct rvalue){0};
    case INTRINSIC_ATOMIC_EXCHANGE: name = "spin_atomic_exchange"; break;
    case INTRINSIC_ATOMIC_ADD:
    case INTRINSIC_ATOMIC_SUB: name = "spin_atomic_add"; break;
    case INTRINSIC_ATOMIC_AND: name = "spin_atomic_and"; break;
    case INTRINSIC_ATOMIC_OR: name = "spin_atomic_or"; break;
    case INTRINSIC_ATOMIC_XOR: name = "spin_atomic_xor"; break;
    }
    if (!name)
        lower_ice(expr->where, "atomic %d", (int)expr->intrinsic);
    return (struct rvalue){.value = change(l, expr, name)};
}
