/* Constant folding: integer constant expressions, with the arithmetic of R20, and what of constant floats has an
 * integer as its value: comparisons, logic and casts.
 *
 * requires: operands are typed and folded. ensures: is_constant and `integer`, stored as the type of
 * the node stores it (extended to 64 bits), when the value is known. Nothing else is changed. */
#include "check/typing.h"

#include <math.h>

uint64_t fold_truncate(struct checker *c, uint64_t v, struct type *type)
{
    type = resolve(c, type);
    if (type->kind == TYPE_ENUM)
        type = resolve(c, type->tag->integer);
    if (type->kind == TYPE_BOOL)
        return v != 0;
    if (type->kind != TYPE_INTEGER || type->size >= 8)
        return v;
    unsigned bits = (unsigned)type->size * 8;
    uint64_t low = v & ((UINT64_C(1) << bits) - 1);
    bool negative = type->is_signed && (low >> (bits - 1)) & 1;
    return negative ? low | ~((UINT64_C(1) << bits) - 1) : low;
}

static bool is_signed_type(struct checker *c, struct type *type)
{
    type = resolve(c, type);
    if (type->kind == TYPE_ENUM)
        type = resolve(c, type->tag->integer);
    return type->kind == TYPE_INTEGER && type->is_signed;
}

/* R20: / and % fault on zero: not a constant then. MIN / -1 is MIN, MIN % -1 is 0. */
static bool divide(bool is_signed, enum operator op, uint64_t a, uint64_t b, uint64_t *result)
{
    if (b == 0)
        return false;
    if (!is_signed)
        *result = op == OP_DIV ? a / b : a % b;
    else if (b == UINT64_MAX)
        *result = op == OP_DIV ? 0 - a : 0;
    else
        *result = op == OP_DIV ? (uint64_t)((int64_t)a / (int64_t)b)
                               : (uint64_t)((int64_t)a % (int64_t)b);
    return true;
}

/* Counts are masked by the width; right shifts of signed values are arithmetic. */
static uint64_t shift(struct type *type, bool is_signed, enum operator op, uint64_t a, uint64_t n)
{
    n &= type->size * 8 - 1;
    if (op == OP_SHL)
        return a << n;
    bool negative = is_signed && a >> 63;
    return negative ? ~(~a >> n) : a >> n;
}

static bool compare(bool is_signed, enum operator op, uint64_t a, uint64_t b)
{
    bool less = is_signed ? (int64_t)a < (int64_t)b : a < b;
    if (op == OP_LT || op == OP_GE)
        return less == (op == OP_LT);
    if (op == OP_EQ || op == OP_NE)
        return (a == b) == (op == OP_EQ);
    bool greater = a != b && !less;
    return greater == (op == OP_GT);
}

static bool fold_binary(struct checker *c, const struct expr *e, uint64_t *v)
{
    uint64_t a = e->a->integer, b = e->b->integer;
    bool is_signed = is_signed_type(c, e->a->type);
    switch (e->op) {
    case OP_ADD: *v = a + b; return true;
    case OP_SUB: *v = a - b; return true;
    case OP_MUL: *v = a * b; return true;
    case OP_AND: *v = a & b; return true;
    case OP_XOR: *v = a ^ b; return true;
    case OP_OR: *v = a | b; return true;
    case OP_DIV:
    case OP_REM: return divide(is_signed, e->op, a, b, v);
    case OP_SHL:
    case OP_SHR: *v = shift(resolve(c, e->type), is_signed, e->op, a, b); return true;
    case OP_LT:
    case OP_GT:
    case OP_LE:
    case OP_GE:
    case OP_EQ:
    case OP_NE: *v = compare(is_signed, e->op, a, b); return true;
    case OP_LOGICAL_AND: *v = a && b; return true;
    case OP_LOGICAL_OR: *v = a || b; return true;
    case OP_NONE:
    case OP_PLUS:
    case OP_MINUS:
    case OP_NOT:
    case OP_COMPLEMENT:
    case OP_ADDRESS:
    case OP_DEREF:
    case OP_PRE_INC:
    case OP_PRE_DEC:
    case OP_POST_INC:
    case OP_POST_DEC:
    case OP_COMMA: return false;
    }
    return false;
}

static bool fold_unary(const struct expr *e, uint64_t *v)
{
    uint64_t a = e->a->integer;
    if (e->op == OP_PLUS)
        *v = a;
    else if (e->op == OP_MINUS)
        *v = 0 - a;
    else if (e->op == OP_COMPLEMENT)
        *v = ~a;
    else if (e->op == OP_NOT)
        *v = !a;
    else
        return false;
    return true;
}

/* Constant arithmetic of floats, each result rounded to its type; false when it is none. */
static bool fold_real(struct checker *c, const struct expr *e, double *v)
{
    double b = 0;
    bool is_float = resolve(c, e->type)->kind == TYPE_FLOAT;
    bool has_sign = e->kind == EXPR_UNARY && (e->op == OP_PLUS || e->op == OP_MINUS);
    bool is_sum = e->kind == EXPR_BINARY && e->op >= OP_ADD && e->op <= OP_DIV;
    bool is_converted = e->kind == EXPR_CONVERT && e->conversion == CONVERT_ARITHMETIC;
    if (e->is_constant) {
        *v = is_signed_type(c, e->type) ? (double)(int64_t)e->integer : (double)e->integer;
        return true;
    }
    if (!is_float)
        return false;
    if (e->kind == EXPR_FLOAT)
        *v = e->real;
    else if (!(has_sign || is_sum || is_converted) || !fold_real(c, e->a, v))
        return false;
    else if (is_sum && !fold_real(c, e->b, &b))
        return false;
    if (has_sign)
        *v = e->op == OP_MINUS ? -*v : *v;
    else if (is_sum)
        *v = e->op == OP_ADD   ? *v + b
             : e->op == OP_SUB ? *v - b
             : e->op == OP_MUL ? *v * b
                               : *v / b;
    *v = resolve(c, e->type)->size == 4 ? (double)(float)*v : *v;
    return true;
}

static bool is_real(struct checker *c, const struct expr *e)
{
    return e->type && resolve(c, e->type)->kind == TYPE_FLOAT;
}

static bool fold_relation(struct checker *c, const struct expr *e, uint64_t *v)
{
    double a, b;
    bool is_real_operation = is_real(c, e->a) || is_real(c, e->b);
    if (!is_real_operation || !fold_real(c, e->a, &a) || !fold_real(c, e->b, &b))
        return false;
    switch ((int)e->op) {
    case OP_LT: *v = a < b; return true;
    case OP_GT: *v = a > b; return true;
    case OP_LE: *v = a <= b; return true;
    case OP_GE: *v = a >= b; return true;
    case OP_EQ: *v = a == b; return true;
    case OP_NE: *v = a != b; return true;
    case OP_LOGICAL_AND: *v = a != 0 && b != 0; return true;
    case OP_LOGICAL_OR: *v = a != 0 || b != 0; return true;
    default: return false;
    }
}

/* Floats may be cast to integers in constant expressions; out of range saturates: never folded here,
 * lowering's conversion decides. */
static bool fold_convert(struct checker *c, const struct expr *e, uint64_t *v)
{
    double real;
    if (e->conversion != CONVERT_ARITHMETIC && e->conversion != CONVERT_TO_BOOL)
        return false;
    if (e->a->is_constant) {
        *v = e->a->integer;
        return true;
    }
    if (!is_real(c, e->a) || !fold_real(c, e->a, &real))
        return false;
    bool is_bool = resolve(c, e->type)->kind == TYPE_BOOL;
    bool is_wide = is_signed_type(c, e->type) && resolve(c, e->type)->size >= 4;
    *v = is_bool ? real != 0 : fabs(real) < 2147483647.0 ? (uint64_t)(int64_t)real : 0;
    return is_bool || (is_wide && fabs(real) < 2147483647.0);
}

void fold(struct checker *c, struct expr *e)
{
    uint64_t v = 0;
    bool is_known = false;
    if (!e->type || !type_is_integer(e->type))
        return;
    if (e->kind == EXPR_INTEGER)
        v = e->integer, is_known = true;
    else if (e->kind == EXPR_CONVERT)
        is_known = fold_convert(c, e, &v);
    else if (e->kind == EXPR_UNARY && e->a->is_constant)
        is_known = fold_unary(e, &v);
    else if (e->kind == EXPR_BINARY && e->a->is_constant && e->b->is_constant)
        is_known = fold_binary(c, e, &v);
    else if (e->kind == EXPR_BINARY)
        is_known = fold_relation(c, e, &v);
    else if (e->kind == EXPR_CONDITIONAL && e->b && e->a->is_constant && e->b->is_constant &&
             e->c->is_constant)
        v = e->a->integer ? e->b->integer : e->c->integer, is_known = true;
    if (!is_known)
        return;
    e->is_constant = true;
    e->integer = fold_truncate(c, v, e->type);
}
