/* Integer and float arithmetic without undefined behaviour (R20) and conversions (R7).
 *
 * Values of types narrower than int are kept in a u32 within their range, extended by their sign;
 * narrowing is an explicit mask or shift pair. + - * are computed on unsigned words, division
 * checks its divisor, MIN / -1 gives MIN, shift counts are masked by the operator. */
#include "lower.h"

#include <math.h>

/* The comparison of integers or references that is true when this one is false; NULL for others. */
static struct low_value *inverted(struct lowering *l, struct low_value *v)
{
    switch ((int)v->op) {
    case LOW_EQ: return low_binary(l, LOW_NE, v->a, v->b);
    case LOW_NE: return low_binary(l, LOW_EQ, v->a, v->b);
    case LOW_SLT: return low_binary(l, LOW_SLE, v->b, v->a);
    case LOW_SLE: return low_binary(l, LOW_SLT, v->b, v->a);
    case LOW_ULT: return low_binary(l, LOW_ULE, v->b, v->a);
    case LOW_ULE: return low_binary(l, LOW_ULT, v->b, v->a);
    }
    return NULL; /* floats: neither holds for not-a-number */
}

struct low_value *lower_is_zero(struct lowering *l, struct low_value *v)
{
    struct low_value *opposite = inverted(l, v);
    if (opposite)
        return opposite;
    switch (v->type) {
    case LOW_U32: return low_binary(l, LOW_EQ, v, low_u32(l, 0));
    case LOW_U64: return low_binary(l, LOW_EQ, v, low_u64(l, 0));
    case LOW_POINTER: return low_binary(l, LOW_EQ, v, low_null(l));
    case LOW_F32:
    case LOW_F64: return low_binary(l, LOW_FEQ, v, low_real(l, v->type, 0));
    case LOW_VOID: break;
    }
    lower_ice(l->where, "void is not a truth value");
}

struct low_value *lower_is_not_zero(struct lowering *l, struct low_value *v)
{
    if (low_op_is_comparison(v->op))
        return v; /* 0 or 1 already */
    switch (v->type) {
    case LOW_U32: return low_binary(l, LOW_NE, v, low_u32(l, 0));
    case LOW_U64: return low_binary(l, LOW_NE, v, low_u64(l, 0));
    case LOW_POINTER: return low_binary(l, LOW_NE, v, low_null(l));
    case LOW_F32:
    case LOW_F64: return low_binary(l, LOW_FNE, v, low_real(l, v->type, 0));
    case LOW_VOID: break;
    }
    lower_ice(l->where, "void is not a truth value");
}

struct low_value *lower_narrow(struct lowering *l, struct low_value *v, const struct type *type)
{
    bool is_signed = lower_is_signed(type);
    switch (lower_width(type)) {
    case 1: return low_unary(l, is_signed ? LOW_SIGN8 : LOW_ZERO8, LOW_U32, v);
    case 2: return low_unary(l, is_signed ? LOW_SIGN16 : LOW_ZERO16, LOW_U32, v);
    default: return v;
    }
}

struct low_value *lower_to_u64(struct lowering *l, struct low_value *v, const struct type *type)
{
    if (v->type == LOW_U64)
        return v;
    return low_unary(l, lower_is_signed(type) ? LOW_SIGN32 : LOW_ZERO32, LOW_U64, v);
}

/* --- Conversions ----------------------------------------------------------------------------------- */

static struct low_value *convert_integers(struct lowering *l, struct low_value *v,
                                          const struct type *from, const struct type *to)
{
    if (lower_type(to) == LOW_U64)
        return lower_to_u64(l, v, from);
    if (v->type == LOW_U64)
        v = low_unary(l, LOW_TRUNCATE, LOW_U32, v);
    uint64_t from_width = lower_width(from), to_width = lower_width(to);
    bool fits = from_width < to_width && (!lower_is_signed(from) || lower_is_signed(to));
    bool is_same = from_width == to_width && lower_is_signed(from) == lower_is_signed(to);
    if (lower_strip(from)->kind == TYPE_BOOL || fits || is_same)
        return v;
    return lower_narrow(l, v, to);
}

static struct low_value *integer_to_float(struct lowering *l, struct low_value *v,
                                          const struct type *from, enum low_type to)
{
    bool is_signed = lower_is_signed(from);
    if (v->type == LOW_U64)
        return low_unary(l, is_signed ? LOW_S64_TO_F : LOW_U64_TO_F, to, v);
    return low_unary(l, is_signed ? LOW_S32_TO_F : LOW_U32_TO_F, to, v);
}

/* The largest and smallest value of an integer type: exclusive limits as doubles, and bits. */
struct range {
    double low, high; /* below low: minimum; high and above: maximum */
    uint64_t minimum, maximum;
};

static struct range range_of(const struct type *type)
{
    unsigned bits = (unsigned)lower_width(type) * 8;
    if (lower_is_signed(type))
        return (struct range){-ldexp(1, (int)bits - 1), ldexp(1, (int)bits - 1),
                              0 - (1ull << (bits - 1)), (1ull << (bits - 1)) - 1};
    return (struct range){0, ldexp(1, (int)bits), 0, bits == 64 ? UINT64_MAX : (1ull << bits) - 1};
}

static struct low_value *integer_bits(struct lowering *l, enum low_type type, uint64_t bits)
{
    return type == LOW_U64 ? low_u64(l, bits) : low_u32(l, (uint32_t)bits);
}

/* A double within [0, 2^64) as u64, without the helpers a back end would call. */
static void convert_large(struct lowering *l, struct low_local *result, struct low_value *x,
                          uint32_t done)
{
    struct low_value *half = low_real(l, LOW_F64, 9223372036854775808.0);
    uint32_t small = low_label_new(l);
    low_if(l, low_binary(l, LOW_FLT, x, half), small);
    struct low_value *rest = low_binary(l, LOW_FSUB, x, half);
    low_set(
        l, result,
        low_binary(l, LOW_XOR, low_unary(l, LOW_F_TO_S64, LOW_U64, rest), low_u64(l, 1ull << 63)));
    low_goto(l, done);
    low_label_here(l, small);
}

/* R7: saturates; not-a-number becomes 0. */
static struct low_value *float_to_integer(struct lowering *l, struct low_value *v,
                                          const struct type *to)
{
    if (v->type == LOW_F32)
        v = low_unary(l, LOW_F32_TO_F64, LOW_F64, v);
    struct low_value *x = low_capture(l, v);
    struct range range = range_of(to);
    enum low_type type = lower_type(to);
    struct low_local *result = low_temporary(l, type);
    uint32_t done = low_label_new(l);
    low_set(l, result, integer_bits(l, type, 0));
    low_if(l, low_binary(l, LOW_FNE, x, x), done);
    low_set(l, result, integer_bits(l, type, range.maximum));
    low_if(l, low_binary(l, LOW_FLE, low_real(l, LOW_F64, range.high), x), done);
    low_set(l, result, integer_bits(l, type, range.minimum));
    low_if(l, low_binary(l, LOW_FLT, x, low_real(l, LOW_F64, range.low)), done);
    if (type == LOW_U64 && !lower_is_signed(to))
        convert_large(l, result, x, done);
    struct low_value *bits = low_unary(l, LOW_F_TO_S64, LOW_U64, x);
    low_set(l, result, type == LOW_U64 ? bits : low_unary(l, LOW_TRUNCATE, LOW_U32, bits));
    low_label_here(l, done);
    return low_use(l, result);
}

struct low_value *lower_convert(struct lowering *l, struct low_value *v, const struct type *from,
                                const struct type *to)
{
    from = lower_strip(from);
    to = lower_strip(to);
    if (to->kind == TYPE_BOOL)
        return from->kind == TYPE_BOOL ? v : lower_is_not_zero(l, v);
    if (to->kind == TYPE_FLOAT && from->kind == TYPE_FLOAT) {
        if (to->size == from->size)
            return v;
        return low_unary(l, to->size == 8 ? LOW_F32_TO_F64 : LOW_F64_TO_F32, lower_type(to), v);
    }
    if (to->kind == TYPE_FLOAT)
        return integer_to_float(l, v, from, lower_type(to));
    if (from->kind == TYPE_FLOAT)
        return float_to_integer(l, v, to);
    return convert_integers(l, v, from, to);
}

/* --- Division ----------------------------------------------------------------------------------------- */

/* Signed division by a divisor that may be -1: MIN / -1 is MIN and MIN % -1 is 0 (R20). Without a
 * branch: with m = (b == -1), a is negated by (a ^ -m) + m and divided by b + 2m, which is 1. */
static struct low_value *divide_signed(struct lowering *l, bool is_remainder, struct low_value *a,
                                       struct low_value *b)
{
    enum low_op op = is_remainder ? LOW_SREM : LOW_SDIV;
    uint64_t minus_one = b->type == LOW_U64 ? UINT64_MAX : UINT32_MAX;
    if (low_is_constant(b) && b->bits != minus_one)
        return low_binary(l, op, a, b);
    struct low_value *m = low_binary(l, LOW_EQ, b, integer_bits(l, b->type, minus_one));
    if (b->type == LOW_U64)
        m = low_unary(l, LOW_ZERO32, LOW_U64, m);
    m = low_capture(l, m);
    struct low_value *flipped = low_binary(l, LOW_XOR, a, low_unary(l, LOW_NEG, b->type, m));
    struct low_value *dividend = low_binary(l, LOW_ADD, flipped, m);
    struct low_value *divisor = low_binary(l, LOW_ADD, b, low_binary(l, LOW_ADD, m, m));
    return low_binary(l, op, is_remainder ? a : dividend, low_capture(l, divisor));
}

static struct low_value *divide(struct lowering *l, enum operator op, struct low_value *a,
                                struct low_value *b, const struct type *type,
                                const struct expr *expr)
{
    bool is_remainder = op == OP_REM;
    a = low_settle(l, a);
    b = low_settle(l, b);
    if (!low_is_constant(b) || b->bits == 0)
        lower_check(l, LOW_CHECK_DIVIDE, b, integer_bits(l, b->type, 0), NULL, expr);
    if (low_is_constant(b) && b->bits == 0)
        return integer_bits(l, b->type, 0); /* never reached */
    if (lower_is_signed(type))
        return divide_signed(l, is_remainder, a, b);
    return low_binary(l, is_remainder ? LOW_UREM : LOW_UDIV, a, b);
}

/* --- Binary operators ----------------------------------------------------------------------------------- */

static struct low_value *float_arithmetic(struct lowering *l, enum operator op, struct low_value *a,
                                          struct low_value *b)
{
    switch ((int)op) {
    case OP_ADD: return low_binary(l, LOW_FADD, a, b);
    case OP_SUB: return low_binary(l, LOW_FSUB, a, b);
    case OP_MUL: return low_binary(l, LOW_FMUL, a, b);
    case OP_DIV: return low_binary(l, LOW_FDIV, a, b);
    }
    lower_ice(l->where, "operator %d of floats", (int)op);
}

static struct low_value *shift(struct lowering *l, enum operator op, struct low_value *a,
                               struct low_value *b, const struct type *type)
{
    if (b->type == LOW_U64)
        b = low_unary(l, LOW_TRUNCATE, LOW_U32, b);
    enum low_op right = lower_is_signed(type) ? LOW_SAR : LOW_SHR;
    return low_binary(l, op == OP_SHL ? LOW_SHL : right, a, b);
}

/* Both operands have `type` already, but a shift count has its own; the result is in its range. */
struct low_value *lower_arithmetic(struct lowering *l, enum operator op, struct low_value *a,
                                   struct low_value *b, const struct type *type,
                                   const struct type *b_type, const struct expr *expr)
{
    (void)b_type;
    if (lower_strip(type)->kind == TYPE_FLOAT)
        return float_arithmetic(l, op, a, b);
    switch ((int)op) {
    case OP_ADD: return low_binary(l, LOW_ADD, a, b);
    case OP_SUB: return low_binary(l, LOW_SUB, a, b);
    case OP_MUL: return low_binary(l, LOW_MUL, a, b);
    case OP_AND: return low_binary(l, LOW_AND, a, b);
    case OP_OR: return low_binary(l, LOW_OR, a, b);
    case OP_XOR: return low_binary(l, LOW_XOR, a, b);
    case OP_SHL:
    case OP_SHR: return shift(l, op, a, b, type);
    case OP_DIV:
    case OP_REM: return divide(l, op, a, b, type, expr);
    }
    lower_ice(l->where, "operator %d of integers", (int)op);
}

struct low_value *lower_compare(struct lowering *l, enum operator op, struct low_value *a,
                                struct low_value *b, const struct type *type)
{
    bool is_float = lower_strip(type)->kind == TYPE_FLOAT;
    bool is_signed = lower_is_signed(type);
    switch ((int)op) {
    case OP_EQ: return low_binary(l, is_float ? LOW_FEQ : LOW_EQ, a, b);
    case OP_NE: return low_binary(l, is_float ? LOW_FNE : LOW_NE, a, b);
    case OP_LT: return low_binary(l, is_float ? LOW_FLT : is_signed ? LOW_SLT : LOW_ULT, a, b);
    case OP_LE: return low_binary(l, is_float ? LOW_FLE : is_signed ? LOW_SLE : LOW_ULE, a, b);
    case OP_GT: return low_binary(l, is_float ? LOW_FLT : is_signed ? LOW_SLT : LOW_ULT, b, a);
    case OP_GE: return low_binary(l, is_float ? LOW_FLE : is_signed ? LOW_SLE : LOW_ULE, b, a);
    }
    lower_ice(l->where, "operator %d is no comparison", (int)op);
}

/* --- Overflow of signed 64-bit sums and products: u32 values of 0 or 1 ------------------------------------ */

struct low_value *low_add_overflows(struct lowering *l, struct low_value *a, struct low_value *b,
                                    struct low_value *sum)
{
    struct low_value *changed =
        low_binary(l, LOW_AND, low_binary(l, LOW_XOR, a, sum), low_binary(l, LOW_XOR, b, sum));
    return low_binary(l, LOW_SLT, changed, low_u64(l, 0));
}

/* a * b overflowed when dividing by a does not give b again, or for -1 * MIN. */
struct low_value *low_multiply_overflows(struct lowering *l, struct low_value *a,
                                         struct low_value *b)
{
    a = low_settle(l, a);
    b = low_settle(l, b);
    struct low_local *result = low_temporary(l, LOW_U32);
    uint32_t done = low_label_new(l), general = low_label_new(l);
    low_set(l, result, low_u32(l, 0));
    low_if(l, lower_is_zero(l, a), done);
    low_if(l, low_binary(l, LOW_NE, a, low_u64(l, UINT64_MAX)), general);
    low_set(l, result, low_binary(l, LOW_EQ, b, low_u64(l, 1ull << 63)));
    low_goto(l, done);
    low_label_here(l, general);
    struct low_value *product = low_binary(l, LOW_MUL, a, b);
    low_set(l, result, low_binary(l, LOW_NE, low_binary(l, LOW_SDIV, product, a), b));
    low_label_here(l, done);
    return low_use(l, result);
}
