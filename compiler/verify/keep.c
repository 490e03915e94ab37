/* Bases stay alive as long as something derived from them may be in use (R26).
 *
 * After an access with an index that varies the back end may keep no more than an address somewhere around
 * the object. So on every way from such an access to a return the base is kept, or gets another value. A
 * temporary that gets its value in the same turn of a loop lives too short to matter, unless it is the same value each
 * turn. */
#include "flow.h"
#include "locals.h"
#include "shape.h"
#include "verdict.h"

#include <string.h>

struct keeping {
    const struct low_function *function;
    struct locals locals;
    size_t words, *label_at;
    uint64_t *now, **labels; /* kept on every way from there */
    bool has_changed, demands;
};

static const struct low_local *varying_base(const struct low_place *place)
{
    if (!place || place->root != LOW_ROOT_POINTER || !place->pointer->local)
        return NULL;
    bool varies = place->index && place->index->op != LOW_CONSTANT;
    for (size_t i = 0; i < place->step_count; i++)
        varies |= place->steps[i].index && place->steps[i].index->op != LOW_CONSTANT;
    return varies ? place->pointer->local : NULL;
}

static void set_bit(struct keeping *k, const struct low_local *local)
{
    size_t n = locals_number(&k->locals, local);
    k->now[n / 64] |= (uint64_t)1 << (n % 64);
}

/* Whether a loop goes around the access, but not around what sets the temporary. */
static bool is_set_outside(const struct keeping *k, const struct low_local *local, size_t at)
{
    const struct low_function *f = k->function;
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

static void demand(const struct keeping *k, const struct low_local *base, size_t at)
{
    if (!k->demands || !base)
        return;
    size_t n = locals_number(&k->locals, base);
    bool is_kept = k->now[n / 64] >> (n % 64) & 1;
    bool matters = base->shown[0] || base->is_parameter || is_set_outside(k, base, at) ||
                   is_own_word(k->function, base, at);
    if (matters && !is_kept)
        verify_broken(k->function, k->function->stmts[at], "a base is not kept (R26)");
}

static void keep(struct keeping *k, const struct low_stmt *stmt)
{
    if (stmt->a) {
        set_bit(k, stmt->a->local);
        return;
    }
    for (size_t i = 0; i < k->locals.count; i++) {
        const struct low_local *local = k->locals.list[i];
        if (local->is_kept && !local->memory && (local->shown[0] || local->is_parameter))
            set_bit(k, local);
    }
}

static void along(struct keeping *k, uint32_t label)
{
    for (size_t i = 0; i < k->words; i++)
        k->now[i] &= k->labels[label][i];
}

static void pass(struct keeping *k, size_t at)
{
    const struct low_stmt *stmt = k->function->stmts[at];
    if (stmt->kind == LOW_RETURN)
        memset(k->now, 0, k->words * sizeof *k->now);
    if (stmt->kind == LOW_FAULT || stmt->kind == LOW_GOTO)
        memset(k->now, 0xff, k->words * sizeof *k->now);
    for (size_t i = 0; flow_jump(stmt, i); i++)
        along(k, flow_jump(stmt, i));
    if (stmt->kind == LOW_KEEP)
        keep(k, stmt);
    demand(k, varying_base(stmt->place), at);
    demand(k, varying_base(stmt->source), at);
    if (stmt->local && stmt->kind != LOW_FIX)
        set_bit(k, stmt->local);
}

static void round_once(struct keeping *k)
{
    k->has_changed = false;
    memset(k->now, 0xff, k->words * sizeof *k->now);
    for (size_t at = k->function->stmt_count; at-- > 0;) {
        const struct low_stmt *stmt = k->function->stmts[at];
        pass(k, at);
        if (stmt->kind != LOW_LABEL)
            continue;
        uint64_t *label = k->labels[stmt->label];
        for (size_t i = 0; i < k->words; i++) {
            k->has_changed |= (label[i] & ~k->now[i]) != 0;
            label[i] &= k->now[i];
        }
        memcpy(k->now, label, k->words * sizeof *k->now);
    }
}

void keep_verify(const struct low_function *function, struct arena *arena)
{
    struct keeping k = {.function = function};
    locals_read(&k.locals, function, arena);
    k.words = k.locals.count / 64 + 1;
    k.now = arena_array(arena, k.words, sizeof *k.now);
    k.labels = arena_array(arena, function->label_count + 1, sizeof *k.labels);
    k.label_at = arena_array(arena, function->label_count + 1, sizeof *k.label_at);
    for (uint32_t i = 0; i <= function->label_count; i++) {
        k.labels[i] = arena_array(arena, k.words, sizeof **k.labels);
        memset(k.labels[i], 0xff, k.words * sizeof **k.labels);
    }
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->kind == LOW_LABEL)
            k.label_at[function->stmts[i]->label] = i;
    }
    do {
        round_once(&k);
    } while (k.has_changed);
    k.demands = true;
    round_once(&k);
}
