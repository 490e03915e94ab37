/* Single steps of the search in facts.c: what values, assignments and conditions say. */
#include "facts_inside.h"

#include "lower.h"
#include "most.h"

enum {
    RUN = 12,  /* statements that are looked at for what a local was given */
    GIVEN = 4, /* and locals for that */
};

number side_least(const struct side *side)
{
    if (!side->local || !side->is_signed)
        return 0;
    return side->local->type == LOW_U32 ? INT32_MIN : INT64_MIN;
}

number side_most(const struct side *side)
{
    if (!side->local)
        return 0;
    bool is_narrow = side->local->type == LOW_U32;
    if (side->is_signed)
        return is_narrow ? INT32_MAX : INT64_MAX;
    return is_narrow ? UINT32_MAX : UINT64_MAX;
}

static bool is_word(enum low_type type)
{
    return type == LOW_U32 || type == LOW_U64 || type == LOW_POINTER;
}

static number type_most(enum low_type type, bool is_signed)
{
    struct low_local local = {.type = type};
    struct side side = {&local, is_signed};
    return side_most(&side);
}

static number type_least(enum low_type type, bool is_signed)
{
    return is_signed ? -type_most(type, true) - 1 : 0;
}

static number constant(const struct low_value *value, bool is_signed)
{
    if (value->type == LOW_U32)
        return is_signed ? (number)(int32_t)value->bits : (number)(uint32_t)value->bits;
    return is_signed ? (number)(int64_t)value->bits : (number)value->bits;
}

/* --- Values ------------------------------------------------------------------------------------------------ */

size_t facts_setting(const struct facts *facts, const struct low_local *local, size_t at)
{
    for (size_t i = at; i-- > 0 && at - i < RUN;) {
        const struct low_stmt *stmt = facts->function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            break;
        if (stmt->local == local && stmt->kind != LOW_FIX)
            return stmt->kind == LOW_SET ? i : SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool is_changed_between(const struct facts *facts, const struct low_local *local,
                               size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct low_stmt *stmt = facts->function->stmts[i];
        if (local && stmt->local == local && stmt->kind != LOW_FIX)
            return true;
    }
    return false;
}

/* A local by what it was just given, if that is a sum of what still holds the same. */
static struct sum sum_given(struct facts *facts, const struct low_local *local, bool is_signed,
                            size_t at)
{
    size_t from = facts_setting(facts, local, at);
    struct sum sum = {0};
    if (from == SIZE_MAX || facts->nested >= GIVEN)
        return sum;
    facts->nested++;
    sum = facts_sum(facts, facts->function->stmts[from]->a, is_signed, from);
    facts->nested--;
    sum.is_known = sum.is_known && !is_changed_between(facts, sum.side.local, from, at);
    return sum;
}

/* A side and a constant that make the value but for wrapping; the side read as is asked for. */
static struct sum loose_sum(struct facts *facts, const struct low_value *value, bool is_signed,
                            size_t at)
{
    const struct sum none = {0};
    struct sum a, b;
    if (value->op == LOW_CONSTANT)
        return (struct sum){true, {0}, constant(value, is_signed)};
    if (value->op == LOW_LOCAL && value->local->number == 0)
        return (struct sum){true, {0}, 0}; /* nothing gives it a value */
    if (value->op == LOW_LOCAL) {
        const struct alias *alias = &facts->aliases[value->local->number];
        if (alias->read[is_signed].is_known && alias->from < at)
            return alias->read[is_signed];
    }
    if (value->op == LOW_LOCAL && is_word(value->type)) {
        struct sum given = sum_given(facts, value->local, is_signed, at);
        if (given.is_known)
            return given;
    }
    if (value->op == LOW_LOCAL)
        return (struct sum){is_word(value->type), {value->local, is_signed}, 0};
    if (value->op == LOW_ZERO32 || value->op == LOW_SIGN32)
        return facts_sum(facts, value->a, value->op == LOW_SIGN32, at);
    if (value->op == LOW_TRUNCATE)
        return loose_sum(facts, value->a, is_signed, at);
    if (value->op != LOW_ADD && value->op != LOW_SUB)
        return none;
    a = loose_sum(facts, value->a, is_signed, at);
    b = low_is_constant(value->b) ? (struct sum){true, {0}, constant(value->b, true)}
                                  : loose_sum(facts, value->b, is_signed, at);
    if (!a.is_known || !b.is_known)
        return none;
    if (!b.side.local)
        return (struct sum){true, a.side, value->op == LOW_ADD ? a.by + b.by : a.by - b.by};
    bool is_moved = value->op == LOW_ADD && !a.side.local;
    return is_moved ? (struct sum){true, b.side, a.by + b.by} : none;
}

/* Whether the sum is a number of the type, so that it is the value. */
static bool fits(struct facts *facts, const struct sum *sum, enum low_type type, bool is_signed,
                 size_t at)
{
    const struct side zero = {0};
    struct goal above = {sum->side, zero, type_most(type, is_signed) - sum->by};
    struct goal below = {zero, sum->side, sum->by - type_least(type, is_signed)};
    return facts_prove(facts, above, at) && facts_prove(facts, below, at);
}

struct sum facts_sum(struct facts *facts, const struct low_value *value, bool is_signed, size_t at)
{
    for (int i = 0; i < 2; i++) {
        struct sum sum = loose_sum(facts, value, i == 0 ? is_signed : !is_signed, at);
        if (sum.is_known && is_word(value->type) && fits(facts, &sum, value->type, is_signed, at))
            return sum;
    }
    return (struct sum){0};
}

/* --- Assignments ------------------------------------------------------------------------------------------- */

/* The goal with a sum in place of one side. */
static bool holds_with(struct facts *facts, const struct goal *goal, bool is_left,
                       const struct sum *sum, size_t at)
{
    struct goal other = *goal;
    if (!sum->is_known)
        return false;
    *(is_left ? &other.left : &other.right) = sum->side;
    other.by += is_left ? -sum->by : sum->by;
    return facts_search(facts, &other, at);
}

/* The left side is not above a part of the value: of `a & b`, `a / b`, `a >> b`, `a % b` or `a - b`. */
static bool holds_by_part(struct facts *facts, const struct goal *goal,
                          const struct low_value *value, size_t at)
{
    bool is_signed = value->op == LOW_SDIV || value->op == LOW_SAR;
    struct sum a = facts_sum(facts, value->a, is_signed, at);
    struct sum b = facts_sum(facts, value->b, is_signed, at);
    const struct side zero = {0};
    struct goal is_natural = {zero, a.side, a.by}, is_less = {b.side, a.side, a.by - b.by};
    struct goal divides = {zero, b.side, b.by - 1};
    switch ((int)value->op) {
    case LOW_AND:
        return holds_with(facts, goal, true, &a, at) || holds_with(facts, goal, true, &b, at);
    case LOW_UREM:
        b.by--;
        if (b.is_known && facts_prove(facts, divides, at) && holds_with(facts, goal, true, &b, at))
            return true;
        return holds_with(facts, goal, true, &a, at);
    case LOW_SHR:
    case LOW_UDIV: return holds_with(facts, goal, true, &a, at);
    case LOW_SDIV:
        if (!low_is_constant(value->b) || constant(value->b, true) <= 0)
            return false;
        return a.is_known && facts_prove(facts, is_natural, at) &&
               holds_with(facts, goal, true, &a, at);
    case LOW_SAR:
        return a.is_known && facts_prove(facts, is_natural, at) &&
               holds_with(facts, goal, true, &a, at);
    case LOW_SUB:
        return a.is_known && b.is_known && facts_prove(facts, is_less, at) &&
               holds_with(facts, goal, true, &a, at);
    }
    return false;
}

/* A constant below what `a - b` is: b + that <= a. */
static bool holds_by_difference(struct facts *facts, const struct goal *goal,
                                const struct low_value *value, size_t at)
{
    struct sum a = facts_sum(facts, value->a, false, at), b = facts_sum(facts, value->b, false, at);
    bool is_asked = value->op == LOW_SUB && !goal->left.local && !goal->right.is_signed &&
                    goal->by <= 0 && a.is_known && b.is_known;
    struct goal apart = {b.side, a.side, a.by - b.by + goal->by};
    return is_asked && facts_search(facts, &apart, at);
}

/* By the greatest or least number that the new value can be. */
static bool holds_by_range(struct facts *facts, const struct goal *goal, bool is_left, number least,
                           number most, size_t at)
{
    struct sum end = {true, {0}, is_left ? most : least};
    return holds_with(facts, goal, is_left, &end, at);
}

/* What is extended, if the local is that number as the goal reads it; a quotient of what is not negative is
 * not negative. NULL: nothing that has parts. */
static const struct low_value *part_of(struct facts *facts, const struct goal *goal,
                                       const struct low_value *value, size_t at)
{
    bool is_extended = value->op == LOW_ZERO32 || value->op == LOW_SIGN32;
    const struct low_value *part = is_extended ? value->a : value;
    bool is_signed = part->op == LOW_SDIV || part->op == LOW_SAR;
    bool is_small = part->type == LOW_U32 && low_most(facts->function, part, at) <= INT32_MAX;
    if (!part->a || !part->b)
        return NULL;
    if (is_signed)
        return value->op != LOW_ZERO32 ? part : NULL;
    bool is_read = value->op == LOW_ZERO32 || (value->op != LOW_SIGN32 && !goal->left.is_signed);
    return is_read || is_small ? part : NULL;
}

/* `0 + x`, as the index of an array that is not moved begins. */
static const struct low_value *without_zero(struct facts *facts, const struct low_value *value,
                                            size_t at)
{
    if (value->op != LOW_ADD)
        return value;
    struct sum a = loose_sum(facts, value->a, false, at);
    return a.is_known && !a.side.local && a.by == 0 ? value->b : value;
}

static bool holds_behind_set(struct facts *facts, const struct goal *goal, bool is_left, size_t at)
{
    const struct low_value *value = facts->function->stmts[at]->a;
    const struct side *side = is_left ? &goal->left : &goal->right;
    struct sum sum = facts_sum(facts, value, side->is_signed, at);
    if (sum.is_known)
        return holds_with(facts, goal, is_left, &sum, at);
    bool is_address = value->op == LOW_ADDRESS || value->op == LOW_CELL;
    bool is_integer = value->type == LOW_U32 || value->type == LOW_U64;
    number most = side_most(side), least = is_address ? 1 : side_least(side);
    if (is_integer && low_most(facts->function, value, at) <= type_most(value->type, true)) {
        number by_form = (number)low_most(facts->function, value, at);
        most = by_form < most ? by_form : most;
        least = 0;
    }
    if (holds_by_range(facts, goal, is_left, least, most, at))
        return true;
    value = part_of(facts, goal, without_zero(facts, value, at), at);
    if (!value || !is_integer)
        return false;
    return is_left ? holds_by_part(facts, goal, value, at)
                   : holds_by_difference(facts, goal, value, at);
}

static number most_loaded(const struct low_stmt *stmt)
{
    if (stmt->kind == LOW_COUNT)
        return UINT32_MAX;
    const struct type *type = lower_strip(stmt->place->type);
    uint64_t width = lower_width(type);
    if (type->kind == TYPE_BOOL)
        return 1;
    bool is_natural = type->kind == TYPE_INTEGER && width < 4 && !lower_is_signed(type);
    return is_natural ? ((number)1 << 8 * width) - 1 : UINT64_MAX;
}

bool facts_behind_change(struct facts *facts, const struct goal *goal, size_t at)
{
    const struct low_stmt *stmt = facts->function->stmts[at];
    bool is_left = stmt->local == goal->left.local;
    const struct side *side = is_left ? &goal->left : &goal->right;
    if (is_left && stmt->local == goal->right.local) { /* both sides, in two ways of reading */
        bool is_joined = goal->left.is_signed && goal->by >= 0;
        return is_joined;
    }
    if (stmt->kind == LOW_SET)
        return holds_behind_set(facts, goal, is_left, at);
    number least = side_least(side), most = side_most(side);
    bool is_read = stmt->kind == LOW_LOAD || stmt->kind == LOW_COUNT;
    if (is_read && most_loaded(stmt) <= INT32_MAX) {
        most = most_loaded(stmt);
        least = 0;
    } else if (is_read && !side->is_signed && most_loaded(stmt) < most) {
        most = most_loaded(stmt);
    }
    return holds_by_range(facts, goal, is_left, least, most, at);
}

/* --- Conditions -------------------------------------------------------------------------------------------- */

/* `x - k` that is not above something small has not wrapped. */
static struct sum sum_below(struct facts *facts, const struct low_value *value,
                            const struct sum *above, size_t at)
{
    struct sum sum = facts_sum(facts, value, false, at);
    if (sum.is_known || !is_word(value->type))
        return sum;
    sum = loose_sum(facts, value, false, at);
    bool is_of_type = sum.is_known && sum.side.local && sum.side.local->type == value->type &&
                      !sum.side.is_signed && sum.by < 0;
    const struct side zero = {0};
    struct goal small = {above->side, zero, type_most(value->type, false) + sum.by - above->by};
    sum.is_known =
        is_of_type && sum.by > -type_most(value->type, false) && facts_prove(facts, small, at);
    return sum;
}

/* left <= right - strict */
static size_t tell_order(struct facts *facts, const struct low_value *left,
                         const struct low_value *right, bool is_signed, bool is_strict, size_t at,
                         struct goal told[2])
{
    struct sum b = facts_sum(facts, right, is_signed, at);
    if (!b.is_known)
        return 0;
    struct sum a = is_signed ? facts_sum(facts, left, true, at) : sum_below(facts, left, &b, at);
    if (!a.is_known)
        return 0;
    told[0] = (struct goal){a.side, b.side, b.by - a.by - is_strict};
    return 1;
}

static size_t tell_equal(struct facts *facts, const struct low_value *left,
                         const struct low_value *right, bool is_equal, size_t at,
                         struct goal told[2])
{
    struct sum a = facts_sum(facts, left, false, at), b = facts_sum(facts, right, false, at);
    if (!a.is_known || !b.is_known)
        return 0;
    struct goal up = {a.side, b.side, b.by - a.by}, down = {b.side, a.side, a.by - b.by};
    told[0] = up;
    told[1] = down;
    if (is_equal)
        return 2;
    bool is_up = !goal_is_plain(&down) && facts_prove(facts, up, at);
    if (!is_up && !facts_prove(facts, down, at))
        return 0;
    told[0] = is_up ? up : down;
    told[0].by--;
    return 1;
}

static size_t tell(struct facts *facts, enum low_op op, const struct low_value *a,
                   const struct low_value *b, bool is_true, size_t at, struct goal told[2])
{
    switch ((int)op) {
    case LOW_ULT:
    case LOW_SLT:
        return is_true ? tell_order(facts, a, b, op == LOW_SLT, true, at, told)
                       : tell_order(facts, b, a, op == LOW_SLT, false, at, told);
    case LOW_ULE:
    case LOW_SLE:
        return is_true ? tell_order(facts, a, b, op == LOW_SLE, false, at, told)
                       : tell_order(facts, b, a, op == LOW_SLE, true, at, told);
    case LOW_UGT:
        return is_true ? tell_order(facts, b, a, false, true, at, told)
                       : tell_order(facts, a, b, false, false, at, told);
    case LOW_UGE:
        return is_true ? tell_order(facts, b, a, false, false, at, told)
                       : tell_order(facts, a, b, false, true, at, told);
    case LOW_EQ:
    case LOW_NE: return tell_equal(facts, a, b, (op == LOW_EQ) == is_true, at, told);
    }
    return 0;
}

size_t facts_of_condition(struct facts *facts, const struct low_value *condition, bool is_true,
                          size_t at, struct goal told[2])
{
    bool is_negation = condition->op == LOW_EQ && low_is_constant(condition->b) &&
                       condition->b->bits == 0 && low_op_is_comparison(condition->a->op);
    if (is_negation)
        return facts_of_condition(facts, condition->a, !is_true, at, told);
    return condition->b ? tell(facts, condition->op, condition->a, condition->b, is_true, at, told)
                        : 0;
}

size_t facts_of_check(struct facts *facts, size_t at, struct goal told[2])
{
    const struct low_stmt *check = facts->function->stmts[at];
    return tell(facts, low_checks[check->check].op, check->a, check->b, false, at, told);
}
