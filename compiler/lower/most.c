#include "most.h"

#include "lower.h"

enum {
    MOST_DEPTH = 24,
    MOST_DISTANCE = 200
}; /* of an expression; statements that are looked back at */

struct asking {
    const struct low_function *function;
    unsigned nodes;
};

static uint64_t most_of(struct asking *asking, const struct low_value *value, size_t at);

static uint64_t type_limit(enum low_type type)
{
    return type == LOW_U32 ? UINT32_MAX : UINT64_MAX;
}

/* What a load from memory can give: it is widened from its type. */
static uint64_t most_loaded(const struct low_stmt *load)
{
    const struct type *type = lower_strip(load->place->type);
    uint64_t bits = lower_width(type) * 8;
    if (type->kind == TYPE_BOOL)
        return 1;
    bool is_narrow = type->kind == TYPE_INTEGER && bits < 32 && !lower_is_signed(type);
    return is_narrow ? ((uint64_t)1 << bits) - 1 : type_limit(load->local->type);
}

static uint64_t most_local(struct asking *asking, const struct low_value *value, size_t at)
{
    for (size_t i = at; i-- > 0 && at - i < MOST_DISTANCE;) {
        const struct low_stmt *stmt = asking->function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            break;
        if (stmt->local != value->local || stmt->kind == LOW_FIX)
            continue;
        if (stmt->kind == LOW_SET)
            return most_of(asking, stmt->a, i);
        return stmt->kind == LOW_LOAD ? most_loaded(stmt) : type_limit(value->type);
    }
    return type_limit(value->type);
}

/* All ones up to the highest one. */
static uint64_t filled(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits |= bits >> shift;
    return bits;
}

static uint64_t most_binary(struct asking *asking, const struct low_value *value, size_t at)
{
    uint64_t limit = type_limit(value->type), a = most_of(asking, value->a, at);
    bool is_constant = low_is_constant(value->b);
    uint64_t b = is_constant ? value->b->bits : most_of(asking, value->b, at);
    unsigned shift = (unsigned)(b & (value->type == LOW_U32 ? 31 : 63));
    switch ((int)value->op) {
    case LOW_AND: return a < b ? a : b;
    case LOW_OR:
    case LOW_XOR: return filled(a | b);
    case LOW_ADD: return a <= limit - b ? a + b : limit;
    case LOW_MUL: return b == 0 || a <= limit / b ? a * b : limit;
    case LOW_SHR: return is_constant ? a >> shift : a;
    case LOW_SAR: return !is_constant || a > limit >> 1 ? limit : a >> shift;
    case LOW_SHL: return is_constant && a <= limit >> shift ? a << shift : limit;
    case LOW_UDIV: return is_constant && b != 0 ? a / b : a;
    case LOW_UREM: return is_constant && b != 0 && b - 1 < a ? b - 1 : a;
    }
    return low_op_is_comparison(value->op) ? 1 : limit;
}

static uint64_t most_of(struct asking *asking, const struct low_value *value, size_t at)
{
    uint64_t limit = type_limit(value->type);
    if (++asking->nodes > MOST_DEPTH)
        return limit;
    switch ((int)value->op) {
    case LOW_CONSTANT: return value->bits;
    case LOW_LOCAL: return most_local(asking, value, at);
    case LOW_ZERO8: return UINT8_MAX;
    case LOW_ZERO16: return UINT16_MAX;
    case LOW_ZERO32: return most_of(asking, value->a, at);
    case LOW_TRUNCATE:
    case LOW_SIGN32: {
        uint64_t a = most_of(asking, value->a, at);
        uint64_t fits = value->op == LOW_SIGN32 ? INT32_MAX : UINT32_MAX;
        return a <= fits ? a : limit;
    }
    }
    if (low_op_is_leaf(value->op) || low_op_is_unary(value->op) || !value->b)
        return limit;
    return most_binary(asking, value, at);
}

uint64_t low_most(const struct low_function *function, const struct low_value *value, size_t at)
{
    struct asking asking = {.function = function};
    bool is_integer = value->type == LOW_U32 || value->type == LOW_U64;
    return is_integer ? most_of(&asking, value, at) : UINT64_MAX;
}
