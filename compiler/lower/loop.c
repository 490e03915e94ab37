#include "loop_inside.h"

#include "lower.h"

#include <string.h>

enum { LOOP_MAX = 400 }; /* statements */

/* --- Loops --------------------------------------------------------------------------------------------- */

static void note_jump(struct jumps *jumps, uint32_t label, size_t from)
{
    if (jumps[label].first == SIZE_MAX)
        jumps[label].first = from;
    jumps[label].last = from;
}

struct jumps *loop_jumps(const struct low_function *function, struct arena *arena)
{
    struct jumps *jumps = arena_array(arena, function->label_count + 1, sizeof *jumps);
    for (uint32_t i = 0; i <= function->label_count; i++)
        jumps[i] = (struct jumps){SIZE_MAX, SIZE_MAX, 0};
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            jumps[stmt->label].at = i;
        if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
            note_jump(jumps, stmt->label, i);
        for (size_t j = 0; j < stmt->case_count; j++)
            note_jump(jumps, stmt->cases[j].label, i);
    }
    return jumps;
}

/* The local that a statement gives a new value. */
static struct low_local *changed_local(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_FIX ? NULL : stmt->local;
}

static void mark(struct loop *loop)
{
    for (size_t i = loop->head + 1; i < loop->end; i++) {
        struct low_local *local = changed_local(loop->function->stmts[i]);
        if (!local)
            continue;
        if (local->changes.loop != loop->number)
            local->changes = (struct low_changes){loop->number, 0, i};
        local->changes.count++;
    }
}

static bool is_target(const struct loop *loop, const struct low_stmt *stmt)
{
    return stmt->kind == LOW_LABEL && loop->jumps[stmt->label].first != SIZE_MAX;
}

static bool is_inside(const struct loop *loop, uint32_t label)
{
    return loop->jumps[label].at > loop->head && loop->jumps[label].at <= loop->end;
}

/* Whether a statement may go on further down in the loop than with the next one. */
static bool skips(const struct loop *loop, const struct low_stmt *stmt)
{
    bool is_jump = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
    bool skips = is_jump && is_inside(loop, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        skips |= is_inside(loop, stmt->cases[i].label);
    return skips;
}

static void find_front(struct loop *loop)
{
    const struct low_function *f = loop->function;
    loop->front_end = loop->head + 1;
    while (loop->front_end < loop->end && !is_target(loop, f->stmts[loop->front_end]) &&
           !skips(loop, f->stmts[loop->front_end]))
        loop->front_end++;
}

bool loop_find(struct loop *loop, size_t head)
{
    const struct low_function *f = loop->function;
    const struct jumps *jumps = loop->jumps;
    const struct jumps *to_head = &jumps[f->stmts[head]->label];
    if (to_head->first == SIZE_MAX || to_head->first < head)
        return false;
    loop->head = head;
    loop->end = to_head->last;
    if (loop->end - head > LOOP_MAX || f->stmts[loop->end]->kind != LOW_GOTO)
        return false;
    for (size_t i = loop->end; i-- > head + 1;) {
        if (f->stmts[i]->kind != LOW_LABEL)
            continue;
        const struct jumps *inside = &jumps[f->stmts[i]->label];
        if (inside->first == SIZE_MAX)
            continue;
        if (inside->first < head ||
            inside->last > i) /* entered from outside, or a loop in the loop */
            return false;
    }
    find_front(loop);
    loop->has_one_jump = to_head->first == to_head->last;
    loop->number++;
    mark(loop);
    return true;
}

/* --- What no turn changes ------------------------------------------------------------------------------- */

static bool is_changed(const struct loop *loop, const struct low_local *local)
{
    return local->changes.loop == loop->number;
}

/* Whether a value is the same in every turn, and may be computed when no turn is made. */
bool loop_is_invariant(const struct loop *loop, const struct low_value *value)
{
    if (!value)
        return true;
    switch ((int)value->op) {
    case LOW_UDIV:
    case LOW_SDIV:
    case LOW_UREM:
    case LOW_SREM:
    case LOW_F_TO_S64:
    case LOW_ADDRESS: return false;
    case LOW_LOCAL: return !is_changed(loop, value->local);
    }
    return loop_is_invariant(loop, value->a) && loop_is_invariant(loop, value->b);
}

/* --- Values -------------------------------------------------------------------------------------------------- */

struct low_value *loop_number(const struct loop *loop, uint64_t bits)
{
    struct low_value *value = ARENA_NEW(loop->arena, struct low_value);
    value->op = LOW_CONSTANT;
    value->type = LOW_U64;
    value->bits = bits;
    return value;
}

struct low_value *loop_extended(const struct loop *loop, struct low_value *value, bool is_signed)
{
    if (value->type != LOW_U32)
        return value;
    if (low_is_constant(value))
        return loop_number(loop, is_signed ? (uint64_t)(int32_t)value->bits : value->bits);
    struct low_value *wide = ARENA_NEW(loop->arena, struct low_value);
    wide->op = is_signed ? LOW_SIGN32 : LOW_ZERO32;
    wide->type = LOW_U64;
    wide->a = value;
    return wide;
}

bool loop_is_number(const struct low_value *value, uint64_t bits)
{
    return low_is_constant(value) && value->bits == bits;
}

struct low_value *loop_join(const struct loop *loop, enum low_op op, struct low_value *a,
                            struct low_value *b)
{
    struct low_value *value = ARENA_NEW(loop->arena, struct low_value);
    value->op = op;
    value->type = low_op_result(op, a->type);
    value->a = a;
    value->b = b;
    return value;
}

struct low_value *loop_sum(const struct loop *loop, struct low_value *a, struct low_value *b)
{
    if (low_is_constant(a) && low_is_constant(b))
        return loop_number(loop, a->bits + b->bits);
    if (loop_is_number(a, 0))
        return b;
    return loop_is_number(b, 0) ? a : loop_join(loop, LOW_ADD, a, b);
}

struct low_value *loop_difference(const struct loop *loop, struct low_value *a, struct low_value *b)
{
    if (low_is_constant(a) && low_is_constant(b))
        return loop_number(loop, a->bits - b->bits);
    return loop_is_number(b, 0) ? a : loop_join(loop, LOW_SUB, a, b);
}

struct low_value *loop_product(const struct loop *loop, struct low_value *a, struct low_value *b)
{
    if (low_is_constant(a) && low_is_constant(b))
        return loop_number(loop, a->bits * b->bits);
    if (loop_is_number(a, 0) || loop_is_number(b, 0))
        return loop_number(loop, 0);
    if (loop_is_number(a, 1))
        return b;
    return loop_is_number(b, 1) ? a : loop_join(loop, LOW_MUL, a, b);
}

static bool is_same(const struct low_value *a, const struct low_value *b)
{
    if (!a || !b)
        return a == b;
    return a->op == b->op && a->type == b->type && a->bits == b->bits &&
           memcmp(&a->real, &b->real, sizeof a->real) == 0 && a->local == b->local &&
           a->name == b->name && a->place == b->place && is_same(a->a, b->a) && is_same(a->b, b->b);
}

/* --- Conditions -------------------------------------------------------------------------------------------- */

static bool holds(enum low_op op, uint64_t a, uint64_t b)
{
    switch ((int)op) {
    case LOW_ULT: return a < b;
    case LOW_ULE: return a <= b;
    case LOW_SLT: return (int64_t)a < (int64_t)b;
    case LOW_SLE: return (int64_t)a <= (int64_t)b;
    case LOW_EQ: return a == b;
    case LOW_NE: return a != b;
    }
    return false;
}

/* Adds `a OP b`; false when it is known not to hold, or there is no room. */
bool loop_demand(const struct loop *loop, struct conditions *conditions, enum low_op op,
                 struct low_value *a, struct low_value *b)
{
    if (low_is_constant(a) && low_is_constant(b))
        return holds(op, a->bits, b->bits);
    struct low_value *condition = loop_join(loop, op, a, b);
    for (size_t i = 0; i < conditions->count; i++) {
        if (is_same(conditions->list[i], condition))
            return true;
    }
    if (conditions->count == CONDITIONS_MAX)
        return false;
    conditions->list[conditions->count++] = condition;
    return true;
}

/* --- Where a value comes from --------------------------------------------------------------------------- */

/* The statement that gave a local the value it has at `at`; the head when that is what it had when the
 * turn began. Not known when it may be one of several. */
bool loop_find_setting(const struct loop *loop, const struct low_local *local, size_t at,
                       size_t *where)
{
    bool is_crossed = false; /* a place where paths meet */
    for (size_t i = at; --i > loop->head;) {
        const struct low_stmt *stmt = loop->function->stmts[i];
        if (changed_local(stmt) == local) {
            *where = i;
            return stmt->kind == LOW_SET && (!is_crossed || i < loop->front_end);
        }
        is_crossed |= is_target(loop, stmt);
    }
    *where = loop->head;
    return true;
}

bool loop_affine(const struct loop *loop, const struct low_value *value, size_t at,
                 struct affine *affine)
{
    size_t where;
    *affine = (struct affine){0};
    for (;;) {
        bool is_sum = (value->op == LOW_ADD || value->op == LOW_SUB) && low_is_constant(value->b);
        if (is_sum) {
            affine->offset += value->op == LOW_ADD ? value->b->bits : 0 - value->b->bits;
            value = value->a;
            continue;
        }
        if (value->op != LOW_LOCAL || !loop_find_setting(loop, value->local, at, &where))
            return false;
        if (where == loop->head)
            break;
        value = loop->function->stmts[where]->a;
        at = where;
    }
    affine->local = value->local;
    if (value->type == LOW_U32)
        affine->offset = (uint64_t)(int32_t)affine->offset;
    return is_changed(loop, affine->local) && (value->type == LOW_U32 || value->type == LOW_U64);
}

bool loop_is_small(uint64_t number)
{
    return number + INT32_MAX <= (uint64_t)2 * INT32_MAX;
}

/* What every turn adds to a local, exactly once; 0: that cannot be said. */
uint64_t loop_step(const struct loop *loop, struct low_local *local)
{
    struct low_value now = {.op = LOW_LOCAL, .type = local->type, .local = local};
    struct affine affine;
    bool is_known = loop->has_one_jump && loop_affine(loop, &now, loop->end, &affine) &&
                    affine.local == local && loop_is_small(affine.offset);
    return is_known ? affine.offset : 0;
}

/* --- Guards ------------------------------------------------------------------------------------------------ */

/* How a guard that stays compares: `counter OP limit`. */
enum relation { BELOW, BELOW_OR_AT, ABOVE, ABOVE_OR_AT, UNEQUAL, NO_RELATION };

/* What holds behind `if (a OP b) leave`. */
static enum relation stay_relation(enum low_op op)
{
    switch ((int)op) {
    case LOW_ULE:
    case LOW_SLE: return ABOVE;
    case LOW_ULT:
    case LOW_SLT: return ABOVE_OR_AT;
    case LOW_UGE: return BELOW;
    case LOW_UGT: return BELOW_OR_AT;
    case LOW_EQ: return UNEQUAL;
    }
    return NO_RELATION;
}

static enum relation mirrored(enum relation relation)
{
    switch (relation) {
    case BELOW: return ABOVE;
    case BELOW_OR_AT: return ABOVE_OR_AT;
    case ABOVE: return BELOW;
    case ABOVE_OR_AT: return BELOW_OR_AT;
    case UNEQUAL:
    case NO_RELATION: break;
    }
    return relation;
}

static uint64_t type_least(const struct guard *guard)
{
    if (!guard->is_signed)
        return 0;
    return guard->counter->type == LOW_U32 ? (uint64_t)INT32_MIN : (uint64_t)INT64_MIN;
}

static uint64_t type_most(const struct guard *guard)
{
    if (guard->counter->type == LOW_U32)
        return guard->is_signed ? INT32_MAX : UINT32_MAX;
    return guard->is_signed ? INT64_MAX : UINT64_MAX;
}

/* What a turn adds to the counter if it changes it at all: its only change. */
static uint64_t only_step(const struct loop *loop, struct low_local *counter)
{
    const struct low_stmt *stmt = loop->function->stmts[counter->changes.first];
    struct affine affine;
    bool is_step = counter->changes.count == 1 && stmt->kind == LOW_SET &&
                   loop_affine(loop, stmt->a, counter->changes.first, &affine) &&
                   affine.local == counter && loop_is_small(affine.offset);
    return is_step ? affine.offset : 0;
}

static void find_step(const struct loop *loop, struct guard *guard)
{
    guard->step = loop_step(loop, guard->counter);
    guard->is_steady = guard->step != 0;
    if (!guard->is_steady)
        guard->step = only_step(loop, guard->counter);
    guard->is_stepped = guard->step != 0;
}

static bool steps_up(const struct guard *guard)
{
    return guard->is_stepped && (int64_t)guard->step > 0;
}

static bool steps_down(const struct guard *guard)
{
    return guard->is_stepped && (int64_t)guard->step < 0;
}

/* What the guard compares, as it will be in the first turn. */
static struct low_value *counter_now(const struct loop *loop, const struct guard *guard)
{
    struct low_value *value = ARENA_NEW(loop->arena, struct low_value);
    value->op = LOW_LOCAL;
    value->type = guard->counter->type;
    value->local = guard->counter;
    if (guard->offset != 0) {
        bool is_narrow = value->type == LOW_U32;
        struct low_value *offset =
            loop_number(loop, is_narrow ? (uint32_t)guard->offset : guard->offset);
        offset->type = value->type;
        value = loop_join(loop, LOW_ADD, value, offset);
    }
    return loop_extended(loop, value, guard->is_signed);
}

/* The counter stays below the limit: its least value is the one it begins with, if it only grows. */
static bool bound_above(const struct loop *loop, struct guard *guard, struct low_value *limit,
                        bool is_strict)
{
    guard->most = is_strict ? loop_difference(loop, limit, loop_number(loop, 1)) : limit;
    if (!steps_up(guard)) {
        guard->least = loop_number(loop, 0);
        guard->is_stepped = guard->is_steady = false;
        return !guard->is_signed;
    }
    guard->least = counter_now(loop, guard);
    if (is_strict && guard->step == 1)
        return true;
    return loop_demand(loop, guard->conditions, guard->is_signed ? LOW_SLE : LOW_ULE, guard->most,
                       loop_number(loop, type_most(guard) - guard->step));
}

/* The same downwards; only against constants. */
static bool bound_below(const struct loop *loop, struct guard *guard, struct low_value *limit,
                        bool is_strict)
{
    if (!steps_down(guard) || !low_is_constant(limit))
        return false;
    uint64_t least = limit->bits + is_strict;
    guard->least = loop_number(loop, least);
    guard->most = counter_now(loop, guard);
    uint64_t before = type_least(guard) - guard->step; /* a step down from here is the last one */
    return guard->is_signed ? (int64_t)least >= (int64_t)before : least >= before;
}

static bool bound_unequal(const struct loop *loop, struct guard *guard, struct low_value *limit)
{
    if (loop_is_number(limit, 0) && guard->step == UINT64_MAX)
        return bound_below(loop, guard, limit, true);
    if (!guard->is_stepped || guard->step != 1)
        return false;
    return loop_demand(loop, guard->conditions, LOW_ULE, counter_now(loop, guard), limit) &&
           bound_above(loop, guard, limit, true);
}

/* Counts by turns where every turn takes the same step, else by the counter itself. */
static void choose_variable(const struct loop *loop, struct guard *guard)
{
    guard->low = guard->least;
    guard->high = guard->most;
    if (!guard->is_steady)
        return;
    guard->start = steps_up(guard) ? guard->least : guard->most;
    guard->low = loop_number(loop, 0);
    guard->high = loop_difference(loop, guard->most, guard->least);
    uint64_t step = steps_up(guard) ? guard->step : 0 - guard->step;
    if (step != 1)
        guard->high = loop_join(loop, LOW_UDIV, guard->high, loop_number(loop, step));
}

static bool bound_counter(const struct loop *loop, struct guard *guard, enum relation relation,
                          struct low_value *limit)
{
    switch (relation) {
    case BELOW: return bound_above(loop, guard, limit, true);
    case BELOW_OR_AT: return bound_above(loop, guard, limit, false);
    case ABOVE: return bound_below(loop, guard, limit, true);
    case ABOVE_OR_AT: return bound_below(loop, guard, limit, false);
    case UNEQUAL: return bound_unequal(loop, guard, limit);
    case NO_RELATION: break;
    }
    return false;
}

static bool leaves(const struct loop *loop, uint32_t label)
{
    return loop->jumps[label].at < loop->head || loop->jumps[label].at > loop->end;
}

bool loop_guard(const struct loop *loop, size_t at, struct guard *guard)
{
    const struct low_stmt *stmt = loop->function->stmts[at];
    if (stmt->kind != LOW_IF || !stmt->a->b || !leaves(loop, stmt->label))
        return false;
    enum relation relation = stay_relation(stmt->a->op);
    struct low_value *limit = stmt->a->b;
    struct affine counter;
    if (!loop_affine(loop, stmt->a->a, at, &counter)) {
        limit = stmt->a->a;
        relation = mirrored(relation);
        if (!loop_affine(loop, stmt->a->b, at, &counter))
            return false;
    }
    if (!loop_is_invariant(loop, limit))
        return false;
    struct conditions *conditions = ARENA_NEW(loop->arena, struct conditions);
    bool is_signed = stmt->a->op == LOW_SLE || stmt->a->op == LOW_SLT;
    *guard = (struct guard){.at = at,
                            .counter = counter.local,
                            .offset = counter.offset,
                            .is_signed = is_signed,
                            .conditions = conditions};
    find_step(loop, guard);
    limit = loop_extended(loop, limit, is_signed);
    if (!bound_counter(loop, guard, relation, limit))
        return false;
    choose_variable(loop, guard);
    return true;
}
