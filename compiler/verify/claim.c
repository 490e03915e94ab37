/* Proves again that a check need not be made (low_verify()).
 *
 * Nothing is taken over from the pass that removed it but the name of the label. What is known there
 * are the conditions of the LOW_IFs right in front of it; what is asked is whether they imply that the
 * check passes in every turn of the loop. All numbers are polynomials modulo 2^64 over values that no
 * turn changes and the loop's counter, and a fact helps when both its sides are equal to the wanted
 * ones as polynomials. docs/safety.md has the argument, in the order of this file. */
#include "claim_inside.h"

#include "lower/lower.h"

#include <string.h>

enum { DEPTH = 40 };

/* --- Facts ------------------------------------------------------------------------------------------------ */

static bool number_holds(enum low_op op, uint64_t a, uint64_t b)
{
    return (op == LOW_ULT && a < b) || (op == LOW_ULE && a <= b) || (op == LOW_EQ && a == b) ||
           (op == LOW_NE && a != b) || (op == LOW_SLT && (int64_t)a < (int64_t)b) ||
           (op == LOW_SLE && (int64_t)a <= (int64_t)b);
}

/* Whether `a OP b` is known. */
static bool is_known(const struct proof *proof, enum low_op op, const struct poly *a,
                     const struct poly *b)
{
    uint64_t x, y;
    if (a->is_bad || b->is_bad)
        return false;
    if (poly_is_number(a, &x) && poly_is_number(b, &y))
        return number_holds(op, x, y);
    for (size_t i = 0; i < proof->fact_count; i++) {
        const struct fact *fact = &proof->facts[i];
        if (fact->op == op && poly_equal(&fact->a, a) && poly_equal(&fact->b, b))
            return true;
    }
    return false;
}

/* What holds when `a OP b` does not: the other order with its sides exchanged. */
static enum low_op not_op(enum low_op op)
{
    switch ((int)op) {
    case LOW_ULE: return LOW_ULT;
    case LOW_ULT: return LOW_ULE;
    case LOW_SLE: return LOW_SLT;
    case LOW_SLT: return LOW_SLE;
    case LOW_EQ: return LOW_NE;
    case LOW_NE: return LOW_EQ;
    }
    return LOW_OP_COUNT;
}

/* --- Values as polynomials ------------------------------------------------------------------------------------ */

static struct poly poly_at(struct proof *proof, const struct low_value *value, size_t at);
static struct poly poly_fixed(struct proof *proof, const struct low_value *value);

static const struct low_value *leaf_extended(struct proof *proof, const struct low_value *value,
                                             bool is_signed)
{
    struct low_value *leaf = ARENA_NEW(proof->arena, struct low_value);
    leaf->op = is_signed ? LOW_SIGN32 : LOW_ZERO32;
    leaf->type = LOW_U64;
    leaf->a = (struct low_value *)value;
    return leaf;
}

static uint64_t magnitude(uint64_t step)
{
    return (int64_t)step < 0 ? 0 - step : step;
}

/* Whether a division gives the number of turns between the ends of what is compared. */
static bool is_quotient(struct proof *proof, const struct low_value *value)
{
    if (!proof->is_steady || value->b->op != LOW_CONSTANT ||
        value->b->bits != magnitude(proof->step))
        return false;
    struct poly range = poly_sum(&proof->most, UINT64_MAX, &proof->least);
    struct poly divided = poly_fixed(proof, value->a);
    return poly_equal(&range, &divided);
}

/* A value that no turn changes, as one leaf; sums and products of 64 bits are taken apart. */
static struct poly poly_fixed(struct proof *proof, const struct low_value *value)
{
    if (value->op == LOW_CONSTANT) {
        bool is_word = value->type != LOW_U32;
        return poly_number(is_word ? value->bits : (uint64_t)(int32_t)value->bits);
    }
    bool is_arithmetic = value->type == LOW_U64 &&
                         (value->op == LOW_ADD || value->op == LOW_SUB || value->op == LOW_MUL);
    if (is_arithmetic && proof->depth++ < DEPTH) {
        struct poly a = poly_fixed(proof, value->a), b = poly_fixed(proof, value->b);
        if (value->op == LOW_MUL)
            return poly_product(&a, &b);
        return poly_sum(&a, value->op == LOW_ADD ? 1 : UINT64_MAX, &b);
    }
    if (value->type == LOW_U32)
        return poly_leaf(leaf_extended(proof, value, proof->is_narrow_signed));
    if (value->op == LOW_UDIV && is_quotient(proof, value))
        return poly_leaf(&proof->quotient);
    bool is_constant =
        (value->op == LOW_SIGN32 || value->op == LOW_ZERO32) && value->a->op == LOW_CONSTANT;
    if (is_constant) {
        bool is_signed = value->op == LOW_SIGN32;
        return poly_number(is_signed ? (uint64_t)(int32_t)value->a->bits : value->a->bits);
    }
    return poly_leaf(value);
}

/* A local by its value, and as the turn began: its value before the first turn and steps, or, for the
 * counter, what is compared less the constant. */
static struct poly poly_local(struct proof *proof, const struct low_value *value, size_t at)
{
    size_t from = claim_reaching(proof, value->local, at);
    if (from == SIZE_MAX)
        return poly_bad();
    if (from != proof->head)
        return poly_at(proof, proof->function->stmts[from]->a, from);
    struct poly variable = poly_leaf(&proof->variable), offset = poly_number(proof->offset);
    uint64_t step = claim_steady_step(proof, value->local);
    if (proof->is_steady && step != 0) {
        const struct low_value *leaf = value;
        if (value->type == LOW_U32)
            leaf = leaf_extended(proof, value, proof->is_narrow_signed);
        struct poly start = poly_leaf(leaf);
        return poly_sum(&start, step, &variable);
    }
    if (proof->is_steady || value->local != proof->counter)
        return poly_bad();
    return poly_sum(&variable, UINT64_MAX, &offset);
}

/* What the guard compares. */
static struct poly poly_compared(const struct proof *proof)
{
    struct poly variable = poly_leaf(&proof->variable);
    return proof->is_steady ? poly_sum(&proof->start, proof->step, &variable) : variable;
}

/* The polynomial with another one for the variable. */
static struct poly poly_with(const struct proof *proof, const struct poly *p, const struct poly *as)
{
    struct poly result = {.is_bad = p->is_bad};
    for (size_t i = 0; i < p->count; i++) {
        struct poly one = poly_number(p->terms[i].coefficient);
        for (size_t j = 0; j < p->terms[i].count; j++) {
            const struct low_value *leaf = p->terms[i].leaves[j];
            struct poly factor = leaf == &proof->variable ? *as : poly_leaf(leaf);
            one = poly_product(&one, &factor);
        }
        result = poly_sum(&result, 1, &one);
    }
    return result;
}

/* Whether no term has the variable twice. */
static bool is_linear(const struct proof *proof, const struct poly *p)
{
    for (size_t i = 0; i < p->count; i++) {
        size_t power = 0;
        for (size_t j = 0; j < p->terms[i].count; j++)
            power += p->terms[i].leaves[j] == &proof->variable;
        if (power > 1)
            return false;
    }
    return true;
}

/* What the variable is multiplied with; bad when it occurs squared. */
static struct poly poly_factor(const struct proof *proof, const struct poly *p)
{
    struct poly none = poly_number(0), one = poly_number(1);
    struct poly at_none = poly_with(proof, p, &none), at_one = poly_with(proof, p, &one);
    return is_linear(proof, p) ? poly_sum(&at_one, UINT64_MAX, &at_none) : poly_bad();
}

/* Whether a small factor times as many turns as there can be does not wrap at 64 bits. */
static bool has_few_turns(const struct proof *proof, uint64_t factor)
{
    struct poly turns = poly_sum(&proof->high, UINT64_MAX, &proof->low);
    struct poly small = poly_number(INT32_MAX);
    return factor == 0 || proof->counter->type == LOW_U32 ||
           is_known(proof, LOW_ULE, &turns, &small);
}

/* A 32-bit value that is extended is its polynomial when both ends fit: it is linear in the counter with
 * a small factor and few turns, so that what lies between the ends fits too: nothing wraps at 64 bits. */
static struct poly poly_narrow(struct proof *proof, const struct low_value *value, size_t at)
{
    bool is_signed = value->op == LOW_SIGN32;
    uint64_t by;
    bool is_compared =
        claim_shifted(proof, value->a, at, &by) == proof->counter && by == proof->offset;
    if (is_compared && is_signed == proof->is_signed)
        return poly_compared(proof);
    if (proof->is_narrow)
        return poly_bad();
    proof->is_narrow = true;
    proof->is_narrow_signed = is_signed;
    struct poly p = poly_at(proof, value->a, at), factor = poly_factor(proof, &p);
    proof->is_narrow = false;
    uint64_t number;
    if (!poly_is_number(&factor, &number) || !claim_is_small(number) ||
        !has_few_turns(proof, number))
        return poly_bad();
    struct poly low = poly_number(is_signed ? (uint64_t)INT32_MIN : 0);
    struct poly high = poly_number(is_signed ? INT32_MAX : UINT32_MAX);
    struct poly ends[] = {poly_with(proof, &p, &proof->low), poly_with(proof, &p, &proof->high)};
    for (int i = 0; i < 2; i++) {
        bool fits =
            is_known(proof, LOW_SLE, &low, &ends[i]) && is_known(proof, LOW_SLE, &ends[i], &high);
        if (!fits)
            return poly_bad();
    }
    return p;
}

static struct poly poly_at(struct proof *proof, const struct low_value *value, size_t at)
{
    if (proof->depth++ > DEPTH)
        return poly_bad();
    if (claim_is_fixed(proof, value))
        return poly_fixed(proof, value);
    if (value->op == LOW_LOCAL)
        return poly_local(proof, value, at);
    if (value->op == LOW_SIGN32 || value->op == LOW_ZERO32)
        return poly_narrow(proof, value, at);
    if (value->op != LOW_ADD && value->op != LOW_SUB && value->op != LOW_MUL)
        return poly_bad();
    struct poly a = poly_at(proof, value->a, at), b = poly_at(proof, value->b, at);
    if (value->op == LOW_MUL)
        return poly_product(&a, &b);
    return poly_sum(&a, value->op == LOW_ADD ? 1 : UINT64_MAX, &b);
}

/* The conditions in front of the loop. */
static void collect_facts(struct proof *proof)
{
    size_t i = proof->head;
    proof->fact_count = 0;
    while (i-- > 0 && proof->fact_count < FACTS) {
        const struct low_stmt *stmt = proof->function->stmts[i];
        if (stmt->kind != LOW_IF || !stmt->a->b)
            return;
        enum low_op op = not_op(stmt->a->op);
        bool is_order = op == LOW_ULT || op == LOW_ULE || op == LOW_SLT || op == LOW_SLE;
        if (op == LOW_OP_COUNT || stmt->a->a->type == LOW_U32)
            continue;
        proof->depth = 0;
        struct fact *fact = &proof->facts[proof->fact_count++];
        fact->op = op;
        fact->a = poly_fixed(proof, is_order ? stmt->a->b : stmt->a->a);
        fact->b = poly_fixed(proof, is_order ? stmt->a->a : stmt->a->b);
    }
}

/* --- Guards ----------------------------------------------------------------------------------------------------- */

/* What the only change of the counter adds to it, if a turn makes it; 0: it is none of this kind. */
static uint64_t loose_step(const struct proof *proof)
{
    size_t first = 0;
    uint64_t by;
    if (claim_count_changes(proof, proof->counter, &first) != 1)
        return 0;
    const struct low_stmt *stmt = proof->function->stmts[first];
    bool is_step =
        stmt->kind == LOW_SET && claim_shifted(proof, stmt->a, first, &by) == proof->counter;
    return is_step && claim_is_small(by) ? by : 0;
}

/* The counter grows from where it began to `most`, and from there a step further without wrapping. */
static bool bound_above(struct proof *proof, const struct poly *limit, bool is_strict)
{
    struct poly one = poly_number(1);
    proof->most = is_strict ? poly_sum(limit, UINT64_MAX, &one) : *limit;
    proof->only_steps = proof->only_steps && (int64_t)proof->step > 0;
    proof->is_steady &= proof->only_steps;
    proof->least = proof->only_steps ? proof->start : poly_number(0);
    if (!proof->only_steps)
        return !proof->is_signed; /* whatever happens to it, below the limit it is at least 0 */
    if (is_strict && proof->step == 1)
        return true;
    bool is_narrow = proof->counter->type == LOW_U32;
    uint64_t most = is_narrow ? UINT32_MAX : UINT64_MAX;
    struct poly last = poly_number((proof->is_signed ? most >> 1 : most) - proof->step);
    return is_known(proof, proof->is_signed ? LOW_SLE : LOW_ULE, &proof->most, &last);
}

/* The counter falls from where it began to a constant, and from there a step further without wrapping. */
static bool bound_below(struct proof *proof, const struct poly *limit, bool is_strict)
{
    uint64_t least;
    if (!proof->only_steps || (int64_t)proof->step > 0 || !poly_is_number(limit, &least))
        return false;
    least += is_strict;
    bool is_narrow = proof->counter->type == LOW_U32;
    int64_t floor = !proof->is_signed ? 0 : is_narrow ? INT32_MIN : INT64_MIN;
    proof->least = poly_number(least);
    proof->most = proof->start;
    uint64_t last = (uint64_t)floor - proof->step;
    return proof->is_signed ? (int64_t)least >= (int64_t)last : least >= last;
}

/* What `counter OP limit` behind the guard, the counter on the left or on the right, says of it. */
static bool bound(struct proof *proof, enum low_op op, bool is_left, const struct poly *limit)
{
    bool is_strict = op == LOW_ULT || op == LOW_SLT;
    if (op == LOW_NE && proof->step == UINT64_MAX) {
        struct poly zero = poly_number(0);
        return poly_equal(limit, &zero) && bound_below(proof, limit, true);
    }
    if (op == LOW_NE)
        return proof->step == 1 && is_known(proof, LOW_ULE, &proof->start, limit) &&
               bound_above(proof, limit, true);
    if (op == LOW_EQ || op == LOW_OP_COUNT)
        return false;
    return is_left ? bound_above(proof, limit, is_strict) : bound_below(proof, limit, is_strict);
}

/* What holds where `if (a OP b) leave` goes on, written as `left OP right`. */
struct staying {
    enum low_op op;
    const struct low_value *left, *right;
};

static struct staying stay(const struct low_value *condition)
{
    switch ((int)condition->op) {
    case LOW_UGE: return (struct staying){LOW_ULT, condition->a, condition->b};
    case LOW_UGT: return (struct staying){LOW_ULE, condition->a, condition->b};
    case LOW_EQ: return (struct staying){LOW_NE, condition->a, condition->b};
    }
    return (struct staying){not_op(condition->op), condition->b, condition->a};
}

static struct poly limit_poly(struct proof *proof, const struct low_value *limit)
{
    proof->depth = 0;
    if (limit->type != LOW_U32)
        return poly_fixed(proof, limit);
    if (limit->op == LOW_CONSTANT)
        return poly_number(proof->is_signed ? (uint64_t)(int32_t)limit->bits : limit->bits);
    return poly_leaf(leaf_extended(proof, limit, proof->is_signed));
}

/* What the guard compares in the first turn. */
static struct poly start_poly(struct proof *proof, enum low_type type)
{
    struct low_value *now = ARENA_NEW(proof->arena, struct low_value);
    *now = (struct low_value){
        .op = LOW_LOCAL, .type = type, .local = (struct low_local *)proof->counter};
    struct poly offset = poly_number(proof->offset);
    if (type == LOW_U64) {
        struct poly start = poly_leaf(now);
        return poly_sum(&start, 1, &offset);
    }
    if (proof->offset == 0)
        return poly_leaf(leaf_extended(proof, now, proof->is_signed));
    struct low_value *by = ARENA_NEW(proof->arena, struct low_value);
    struct low_value *sum = ARENA_NEW(proof->arena, struct low_value);
    *by = (struct low_value){.op = LOW_CONSTANT, .type = type, .bits = (uint32_t)proof->offset};
    *sum = (struct low_value){.op = LOW_ADD, .type = type, .a = now, .b = by};
    return poly_leaf(leaf_extended(proof, sum, proof->is_signed));
}

/* Counts by turns where all take the same step. */
static void use_variable(struct proof *proof)
{
    proof->low = proof->least;
    proof->high = proof->most;
    if (!proof->is_steady)
        return;
    proof->low = poly_number(0);
    proof->high = magnitude(proof->step) == 1 ? poly_sum(&proof->most, UINT64_MAX, &proof->least)
                                              : poly_leaf(&proof->quotient);
    collect_facts(proof); /* now that a quotient is known when it is seen */
}

/* Takes the statement as guard; false when it bounds no counter. */
static bool use_guard(struct proof *proof, size_t at)
{
    const struct low_stmt *stmt = proof->function->stmts[at];
    if (stmt->kind != LOW_IF || !stmt->a->b ||
        claim_is_inside(proof, claim_label_at(proof, stmt->label)))
        return false;
    struct staying staying = stay(stmt->a);
    const struct low_value *limit = staying.right;
    proof->is_steady = false;
    proof->counter = claim_shifted(proof, staying.left, at, &proof->offset);
    bool is_left = proof->counter != NULL;
    if (!is_left) {
        limit = staying.left;
        proof->counter = claim_shifted(proof, staying.right, at, &proof->offset);
    }
    bool is_integer = limit->type == LOW_U32 || limit->type == LOW_U64;
    if (!proof->counter || !is_integer || !claim_is_fixed(proof, limit))
        return false;
    collect_facts(proof);
    proof->is_signed = staying.op == LOW_SLT || staying.op == LOW_SLE;
    proof->start = start_poly(proof, limit->type);
    proof->step = claim_steady_step(proof, proof->counter);
    proof->is_steady = proof->step != 0;
    if (!proof->is_steady)
        proof->step = loose_step(proof);
    proof->only_steps = proof->step != 0;
    struct poly limit_value = limit_poly(proof, limit);
    if (!bound(proof, staying.op, is_left, &limit_value))
        return false;
    use_variable(proof);
    return true;
}

/* --- Claims ------------------------------------------------------------------------------------------------------ */

/* What must hold for a check to pass. */
static enum low_op wanted(enum low_check check)
{
    switch ((int)low_checks[check].op) {
    case LOW_UGE: return LOW_ULT;
    case LOW_UGT: return LOW_ULE;
    case LOW_EQ: return LOW_NE;
    case LOW_NE: return LOW_EQ;
    }
    return LOW_OP_COUNT;
}

/* `p` runs from `*from` over `*span` upwards and both are exact: a factor of 1, or all small. */
static bool runs(struct proof *proof, const struct poly *p, struct poly *from, struct poly *span)
{
    struct poly factor = poly_factor(proof, p), small = poly_number(INT32_MAX);
    struct poly turns = poly_sum(&proof->high, UINT64_MAX, &proof->low);
    uint64_t number;
    bool is_number = poly_is_number(&factor, &number);
    bool falls = is_number && (int64_t)number < 0;
    if (falls)
        factor = poly_number(0 - number);
    *from = poly_with(proof, p, falls ? &proof->high : &proof->low);
    *span = poly_product(&factor, &turns);
    if (is_number && (number == 1 || number == UINT64_MAX))
        return true;
    return is_known(proof, LOW_ULE, &factor, &small) && is_known(proof, LOW_ULE, &turns, &small);
}

/* Shown with the guard that was taken. */
static bool shows(struct proof *proof, const struct low_stmt *check, size_t at)
{
    enum low_op op = wanted(check->check);
    struct poly from, span, max = poly_number(UINT64_MAX);
    proof->depth = 0;
    struct poly a = poly_at(proof, check->a, at);
    proof->depth = 0;
    struct poly b = poly_at(proof, check->b, at);
    if (a.is_bad || b.is_bad || check->a->type != LOW_U64)
        return false;
    struct poly a_factor = poly_factor(proof, &a), b_factor = poly_factor(proof, &b);
    bool is_a_same = !a_factor.is_bad && a_factor.count == 0;
    bool is_b_same = !b_factor.is_bad && b_factor.count == 0;
    if (is_a_same && is_b_same)
        return is_known(proof, op, &a, &b);
    if (is_a_same == is_b_same || (op != LOW_ULT && op != LOW_ULE))
        return false;
    if (!runs(proof, is_a_same ? &b : &a, &from, &span))
        return false;
    struct poly room = poly_sum(is_a_same ? &max : &b, UINT64_MAX, &from);
    if (is_a_same) /* a <= from, and from + span does not wrap */
        return is_known(proof, op, &a, &from) && is_known(proof, LOW_ULE, &span, &room);
    return is_known(proof, op, &from, &b) && is_known(proof, op, &span, &room);
}

/* What is the same in every turn is asked for itself. */
static bool shows_fixed(struct proof *proof, const struct low_stmt *check)
{
    bool is_fixed_check = claim_is_fixed(proof, check->a) && claim_is_fixed(proof, check->b);
    if (!is_fixed_check || check->a->type == LOW_U32)
        return false;
    proof->depth = 0;
    struct poly a = poly_fixed(proof, check->a), b = poly_fixed(proof, check->b);
    return is_known(proof, wanted(check->check), &a, &b);
}

/* --- All claims ------------------------------------------------------------------------------------------------------------ */

static bool holds(struct proof *proof, size_t at)
{
    const struct low_stmt *check = proof->function->stmts[at];
    if (!claim_find_loop(proof, check->claim) || !claim_is_inside(proof, at))
        return false;
    collect_facts(proof);
    if (shows_fixed(proof, check))
        return true;
    for (size_t i = proof->head + 1; i < proof->front_end && i < at; i++) {
        if (use_guard(proof, i) && shows(proof, check, at))
            return true;
    }
    return false;
}

struct claims {
    struct tables tables;
    struct arena *arena;
    const bool *is_shown; /* of LOW_CLAIM_PATHS, by statement; NULL: not looked at yet */
};

struct claims *low_claims_new(const struct low_function *function, struct arena *arena)
{
    struct claims *claims = ARENA_NEW(arena, struct claims);
    claims->arena = arena;
    claims->tables = claim_tables(function, arena);
    return claims;
}

/* The claim of a loop. */
static bool loop_claim_holds(struct claims *claims, size_t at)
{
    const struct low_stmt *check = claims->tables.function->stmts[at];
    if (check->a->type != LOW_U64 && check->a->type != LOW_POINTER)
        return false;
    struct arena *scratch = arena_new();
    struct proof *proof = ARENA_NEW(scratch, struct proof);
    proof->tables = &claims->tables;
    proof->function = claims->tables.function;
    proof->arena = scratch;
    proof->variable.bits = 1; /* two leaves that equal each other no more than anything else */
    proof->quotient.bits = 2;
    bool is_proven = holds(proof, at);
    arena_free(scratch);
    return is_proven;
}

bool low_claims_hold(struct claims *claims, size_t at)
{
    const struct low_function *function = claims->tables.function;
    uint32_t claim = function->stmts[at]->claim;
    if (claim == LOW_CLAIM_FORM)
        return claim_form_holds(function, at);
    if (claim != LOW_CLAIM_PATHS)
        return loop_claim_holds(claims, at);
    if (!claims->is_shown)
        claims->is_shown = claim_paths(function, claims->arena);
    return claims->is_shown[at];
}
