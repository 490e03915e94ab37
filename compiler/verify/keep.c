/* Objects stay alive as long as something derived from their references may be in use (R26).
 *
 * After an access with an index that varies the back end may keep no more than an address somewhere around
 * the object. So on every way from such an access to a return the base is kept, or gets another value; when a loop
 * goes around the access that does not set the base, it is kept before it gets one. A temporary that gets its value in
 * the same turn of a loop lives too short to matter, unless it is the same value each turn.
 *
 * A base that is a copy, or an address in an object, is as alive as what it was made from, or as another copy. A parameter that its function
 * never sets, when only this file calls the function, is as alive as the argument: a function that relies on that demands
 * of its callers that they keep the argument behind the call. */
#include "lent.h"
#include "shape.h"
#include "verdict.h"

#include <string.h>

/* Sets of locals that are kept, or kept or set, before they are set. */
struct kept {
    uint64_t *strictly, *loosely;
};

struct keeping {
    struct lending lending;
    size_t words, *label_at;
    struct kept *labels, now; /* on every way from there */
    bool has_changed, demands;
    struct keeping *next;
};

struct keepings {
    struct arena *arena;
    struct keeping *list;
    bool has_changed; /* a function relies on one more parameter */
};

static const struct low_function *function_of(const struct keeping *k)
{
    return k->lending.function;
}

static const struct low_local *varying_base(const struct low_place *place)
{
    if (!place || place->root != LOW_ROOT_POINTER || !place->pointer->local)
        return NULL;
    bool varies = place->index && place->index->op != LOW_CONSTANT;
    for (size_t i = 0; i < place->step_count; i++)
        varies |= place->steps[i].index && place->steps[i].index->op != LOW_CONSTANT;
    return varies ? place->pointer->local : NULL;
}

static void set_bit(const struct keeping *k, uint64_t *set, const struct low_local *local, bool is)
{
    size_t n = locals_number(&k->lending.locals, local);
    uint64_t bit = (uint64_t)1 << n % 64;
    set[n / 64] = is ? set[n / 64] | bit : set[n / 64] & ~bit;
}

static bool has_bit(const struct keeping *k, const uint64_t *set, const struct low_local *local)
{
    size_t n = locals_number(&k->lending.locals, local);
    return set[n / 64] >> n % 64 & 1;
}

/* --- What must be kept ------------------------------------------------------------------------------------------ */

/* Whether a loop goes around the access, but not around what sets the temporary. */
static bool is_set_outside(const struct keeping *k, const struct low_local *local, size_t at)
{
    const struct low_function *f = function_of(k);
    size_t set = at;
    while (set > 0 && f->stmts[set]->local != local)
        set--;
    for (size_t end = at; end < f->stmt_count; end++) {
        for (size_t i = 0; flow_jump(f->stmts[end], i); i++) {
            size_t head = k->label_at[flow_jump(f->stmts[end], i)];
            if (head > set && head <= at)
                return true;
        }
    }
    return false;
}

/* Whether a loop goes around the access in which nothing sets the base, nor keeps it at its end. */
static bool is_same_each_turn(const struct keeping *k, const struct low_local *local, size_t at)
{
    const struct low_function *f = function_of(k);
    for (size_t end = at; end < f->stmt_count; end++) {
        bool is_kept_there = end > 0 && f->stmts[end - 1]->kind == LOW_KEEP;
        for (size_t i = 0; !is_kept_there && flow_jump(f->stmts[end], i); i++) {
            size_t head = k->label_at[flow_jump(f->stmts[end], i)];
            if (head <= at && lent_is_unset(&k->lending, local, head, end))
                return true;
        }
    }
    return false;
}

/* Whether clang may know that the temporary holds the same word in every turn: it comes from memory of the
 * function's own, or from a function of this file. */
static bool is_own_word(const struct low_function *f, const struct low_local *local, size_t at)
{
    while (at-- > 0 && f->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *stmt = f->stmts[at];
        if (stmt->local == local && stmt->kind == LOW_LOAD)
            return stmt->place->root == LOW_ROOT_LOCAL;
        if (stmt->local == local && stmt->kind == LOW_CALL)
            return stmt->callee == LOW_CALL_FUNCTION;
    }
    return false;
}

/* A copy of the local is kept behind the statement, before it gets another value. */
static bool is_copy_kept(const struct keeping *k, const struct low_local *base, size_t at)
{
    for (size_t i = 0; i < k->lending.locals.count; i++) {
        const struct low_local *copy = k->lending.locals.list[i];
        if (!copy->is_kept || copy->memory || !has_bit(k, k->now.strictly, copy))
            continue;
        if (lent_is_copy(&k->lending, copy, base, at))
            return true;
    }
    return false;
}

/* The local is kept behind the statement, or a copy is, or what it was made from is, or a caller keeps that. */
static bool is_alive(struct keepings *all, struct keeping *k, const struct low_local *base,
                     size_t at, bool is_argument)
{
    for (unsigned steps = 0; steps < 16; steps++) {
        bool is_strict = is_argument || is_same_each_turn(k, base, at);
        if (has_bit(k, is_strict ? k->now.strictly : k->now.loosely, base) ||
            is_copy_kept(k, base, at))
            return true;
        if (lent_is_lent(&k->lending, base)) {
            all->has_changed |= lent_rely(&k->lending, base);
            return true;
        }
        struct lent_source source = lent_source(&k->lending, base, at);
        if (source.is_own)
            return true;
        if (!source.local)
            return false;
        base = source.local;
    }
    return false;
}

static void demand(struct keepings *all, struct keeping *k, const struct low_local *base, size_t at)
{
    if (!k->demands || !base)
        return;
    bool matters = base->shown[0] || base->is_parameter || is_set_outside(k, base, at) ||
                   is_own_word(function_of(k), base, at);
    if (matters && !is_alive(all, k, base, at, false))
        verify_broken(function_of(k), function_of(k)->stmts[at], "a base is not kept (R26)");
}

static struct keeping *keeping_of(const struct keepings *all, const char *name)
{
    struct keeping *k = all->list;
    while (k && strcmp(function_of(k)->name, name) != 0)
        k = k->next;
    return k;
}

/* What the callee relies on stays alive until it has returned. */
static void demand_arguments(struct keepings *all, struct keeping *k, size_t at)
{
    const struct low_stmt *call = function_of(k)->stmts[at];
    if (!k->demands || call->kind != LOW_CALL || call->callee != LOW_CALL_FUNCTION)
        return;
    const struct keeping *callee = keeping_of(all, call->name);
    for (size_t i = 0; callee && i < call->argument_count; i++) {
        if (!lent_relies(&callee->lending, i))
            continue;
        struct lent_source source = lent_source_of(call->arguments[i].value);
        bool is_alive_there = source.is_own || (source.local && source.local != call->local &&
                                                is_alive(all, k, source.local, at, true));
        if (!is_alive_there)
            verify_broken(function_of(k), call, "an argument is not kept (R26)");
    }
}

/* --- The flow --------------------------------------------------------------------------------------------------- */

static void keep_local(struct keeping *k, const struct low_local *local)
{
    set_bit(k, k->now.strictly, local, true);
    set_bit(k, k->now.loosely, local, true);
}

static void keep(struct keeping *k, const struct low_stmt *stmt)
{
    if (stmt->a) {
        keep_local(k, stmt->a->local);
        return;
    }
    for (size_t i = 0; i < k->lending.locals.count; i++) {
        const struct low_local *local = k->lending.locals.list[i];
        if (local->is_kept && !local->is_lent && !local->memory &&
            (local->shown[0] || local->is_parameter))
            keep_local(k, local);
    }
}

static void fill(const struct keeping *k, int byte)
{
    memset(k->now.strictly, byte, k->words * sizeof(uint64_t));
    memset(k->now.loosely, byte, k->words * sizeof(uint64_t));
}

static void along(struct keeping *k, uint32_t label)
{
    for (size_t i = 0; i < k->words; i++) {
        k->now.strictly[i] &= k->labels[label].strictly[i];
        k->now.loosely[i] &= k->labels[label].loosely[i];
    }
}

static void arrive(struct keeping *k, uint32_t label)
{
    struct kept *there = &k->labels[label];
    for (size_t i = 0; i < k->words; i++) {
        k->has_changed |= (there->strictly[i] & ~k->now.strictly[i]) != 0 ||
                          (there->loosely[i] & ~k->now.loosely[i]) != 0;
        k->now.strictly[i] = there->strictly[i] &= k->now.strictly[i];
        k->now.loosely[i] = there->loosely[i] &= k->now.loosely[i];
    }
}

static void pass(struct keepings *all, struct keeping *k, size_t at)
{
    const struct low_stmt *stmt = function_of(k)->stmts[at];
    if (stmt->kind == LOW_RETURN)
        fill(k, 0);
    if (stmt->kind == LOW_FAULT || stmt->kind == LOW_GOTO)
        fill(k, 0xff);
    for (size_t i = 0; flow_jump(stmt, i); i++)
        along(k, flow_jump(stmt, i));
    if (stmt->kind == LOW_KEEP)
        keep(k, stmt);
    demand(all, k, varying_base(stmt->place), at);
    demand(all, k, varying_base(stmt->source), at);
    demand_arguments(all, k, at);
    if (stmt->local && stmt->kind != LOW_FIX) {
        set_bit(k, k->now.strictly, stmt->local, false);
        set_bit(k, k->now.loosely, stmt->local, true);
    }
    if (stmt->kind == LOW_LABEL)
        arrive(k, stmt->label);
}

static void round_once(struct keepings *all, struct keeping *k)
{
    k->has_changed = false;
    fill(k, 0xff);
    for (size_t at = function_of(k)->stmt_count; at-- > 0;)
        pass(all, k, at);
}

/* --- All functions ------------------------------------------------------------------------------------------------ */

static struct kept kept_new(const struct keeping *k, struct arena *arena)
{
    struct kept kept = {arena_array(arena, k->words, sizeof(uint64_t)),
                        arena_array(arena, k->words, sizeof(uint64_t))};
    memset(kept.strictly, 0xff, k->words * sizeof(uint64_t));
    memset(kept.loosely, 0xff, k->words * sizeof(uint64_t));
    return kept;
}

static void add_function(struct keepings *all, const struct low_function *function)
{
    struct keeping *k = ARENA_NEW(all->arena, struct keeping);
    lent_read(&k->lending, function, all->arena);
    k->words = k->lending.locals.count / 64 + 1;
    k->now = kept_new(k, all->arena);
    k->labels = arena_array(all->arena, function->label_count + 1, sizeof *k->labels);
    k->label_at = arena_array(all->arena, function->label_count + 1, sizeof *k->label_at);
    for (uint32_t i = 0; i <= function->label_count; i++)
        k->labels[i] = kept_new(k, all->arena);
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->kind == LOW_LABEL)
            k->label_at[function->stmts[i]->label] = i;
    }
    do {
        round_once(all, k);
    } while (k->has_changed);
    k->demands = true;
    k->next = all->list;
    all->list = k;
}

static void found_value(void *context, const char *name)
{
    struct keeping *k = keeping_of(context, name);
    if (k)
        k->lending.is_value = true;
}

void keep_verify(const struct low_unit *unit, struct arena *arena)
{
    struct keepings all = {.arena = arena};
    for (const struct low_function *f = unit->functions; f; f = f->next)
        add_function(&all, f);
    lent_values(unit, found_value, &all);
    do {
        all.has_changed = false;
        for (struct keeping *k = all.list; k; k = k->next)
            round_once(&all, k);
    } while (all.has_changed);
}
