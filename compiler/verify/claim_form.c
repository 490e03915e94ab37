/* Claims that need no loop: the index is below a constant by its form. */
#include "claim_inside.h"

#include "lower/lower.h"

enum { FORM_NODES = 4000 }; /* that are looked at for one claim */

/* Whether `value`, as statement `at` uses it, is below the limit whatever memory says: it ends in a mask,
 * a shift, a remainder or a widening that leaves no more, or is put together of such. */
static bool is_below(const struct low_function *f, const struct low_value *value, size_t at,
                     uint64_t limit, unsigned *nodes);

static bool narrow_load_is_below(const struct low_stmt *load, uint64_t limit)
{
    const struct type *type = lower_strip(load->place->type);
    bool is_unsigned =
        type->kind == TYPE_BOOL || (type->kind == TYPE_INTEGER && !lower_is_signed(type));
    uint64_t width = lower_width(type);
    return is_unsigned && ((width == 1 && limit > UINT8_MAX) || (width == 2 && limit > UINT16_MAX));
}

static bool local_is_below(const struct low_function *f, const struct low_local *local, size_t at,
                           uint64_t limit, unsigned *nodes)
{
    while (at-- > 0 && f->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *stmt = f->stmts[at];
        if (!claim_changes(stmt, local))
            continue;
        if (stmt->kind == LOW_LOAD)
            return narrow_load_is_below(stmt, limit);
        return stmt->kind == LOW_SET && is_below(f, stmt->a, at, limit, nodes);
    }
    return false;
}

/* a OR b and a XOR b have no higher bit than the higher of both. */
static bool bits_are_below(const struct low_function *f, const struct low_value *value, size_t at,
                           uint64_t limit, unsigned *nodes)
{
    uint64_t power = 1;
    while (power <= limit / 2)
        power *= 2;
    return limit != 0 && is_below(f, value->a, at, power, nodes) &&
           is_below(f, value->b, at, power, nodes);
}

/* a + b < limit when, for some split of the limit at a power of two, each has its share. */
static bool sum_is_below(const struct low_function *f, const struct low_value *value, size_t at,
                         uint64_t limit, unsigned *nodes)
{
    for (uint64_t share = 1; share < limit && share <= UINT32_MAX; share *= 2) {
        bool fits = is_below(f, value->a, at, share, nodes) &&
                    is_below(f, value->b, at, limit - share + 1, nodes);
        bool fits_mirrored = is_below(f, value->b, at, share, nodes) &&
                             is_below(f, value->a, at, limit - share + 1, nodes);
        if (fits || fits_mirrored)
            return true;
    }
    return false;
}

static bool shift_is_below(const struct low_function *f, const struct low_value *value, size_t at,
                           uint64_t limit, unsigned *nodes)
{
    if (value->b->op != LOW_CONSTANT)
        return false;
    unsigned width = value->type == LOW_U32 ? 32 : 64, count = (unsigned)value->b->bits % width;
    uint64_t all = value->type == LOW_U32 ? UINT32_MAX : UINT64_MAX;
    if (value->op == LOW_SHL) /* nothing is lost at the top, and what is there is below */
        return limit >> count != 0 && limit >> count <= all >> count &&
               is_below(f, value->a, at, limit >> count, nodes);
    if (all >> count < limit)
        return true;
    return limit <= UINT64_MAX >> count && is_below(f, value->a, at, limit << count, nodes);
}

static bool is_below(const struct low_function *f, const struct low_value *value, size_t at,
                     uint64_t limit, unsigned *nodes)
{
    if (*nodes == 0)
        return false;
    --*nodes;
    bool is_constant = value->b && value->b->op == LOW_CONSTANT;
    switch ((int)value->op) {
    case LOW_CONSTANT: return value->bits < limit;
    case LOW_LOCAL: return local_is_below(f, value->local, at, limit, nodes);
    case LOW_ZERO8: return limit > UINT8_MAX;
    case LOW_ZERO16: return limit > UINT16_MAX;
    case LOW_ZERO32: return limit > UINT32_MAX || is_below(f, value->a, at, limit, nodes);
    case LOW_SIGN32: /* not negative, so the same number */
        return is_below(f, value->a, at, limit < 0x80000000 ? limit : 0x80000000, nodes);
    case LOW_TRUNCATE: return is_below(f, value->a, at, limit, nodes);
    case LOW_AND:
        return (is_constant && value->b->bits < limit) || is_below(f, value->a, at, limit, nodes) ||
               is_below(f, value->b, at, limit, nodes);
    case LOW_OR:
    case LOW_XOR: return bits_are_below(f, value, at, limit, nodes);
    case LOW_ADD: return sum_is_below(f, value, at, limit, nodes);
    case LOW_MUL: /* a constant times what is at most (limit - 1) / constant */
        return is_constant && value->b->bits != 0 && limit != 0 &&
               is_below(f, value->a, at, (limit - 1) / value->b->bits + 1, nodes);
    case LOW_SAR: /* of what is not negative */
        return is_below(f, value->a, at, value->type == LOW_U32 ? 0x80000000 : (uint64_t)1 << 63,
                        nodes) &&
               shift_is_below(f, value, at, limit, nodes);
    case LOW_SHR:
    case LOW_SHL: return shift_is_below(f, value, at, limit, nodes);
    case LOW_UREM: return is_constant && value->b->bits != 0 && value->b->bits <= limit;
    }
    return false;
}

bool claim_form_holds(const struct low_function *function, size_t at)
{
    const struct low_stmt *check = function->stmts[at];
    unsigned nodes = FORM_NODES;
    return low_checks[check->check].op == LOW_UGE && check->b->op == LOW_CONSTANT &&
           check->b->type != LOW_POINTER &&
           is_below(function, check->a, at, check->b->bits, &nodes);
}
