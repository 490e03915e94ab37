/* Keeps that are due (R26).
 *
 * What has a name is kept wherever a callee that was put in here returned, and in front of each return, so that
 * it lives on in a register or on the stack long after its last access. A keep is due of a base when its elements may
 * have been accessed, on some way, since it was kept or set; all others are left out. A flow forwards over sets of
 * such bases. An access through a copy, or an address in the object, is one of whatever it may have been made from;
 * so is a call that is given one. Every access has the same next keep as before.
 *
 * requires: bases change no more. */
#include "lent.h"

#include <string.h>

enum { BITS = 64 };

struct due {
    struct low_function *function;
    struct arena *arena, *scratch;
    size_t count, words;
    struct low_local **locals; /* by number */
    uint64_t **origins;        /* by number: what it may have been made from, and itself */
    uint64_t *now, **labels;
    bool has_changed;
    struct low_stmts *stmts; /* in the last round: what the function becomes */
};

static bool is_base(const struct low_local *local)
{
    return local->is_kept && !local->is_lent && !local->memory &&
           (local->shown[0] || local->is_parameter);
}

static bool has(const uint64_t *set, size_t n)
{
    return set[n / BITS] >> n % BITS & 1;
}

static void put(uint64_t *set, size_t n, bool is_member)
{
    uint64_t bit = (uint64_t)1 << n % BITS;
    set[n / BITS] = is_member ? set[n / BITS] | bit : set[n / BITS] & ~bit;
}

static bool add(const struct due *d, uint64_t *to, const uint64_t *from)
{
    bool grows = false;
    for (size_t i = 0; i < d->words; i++) {
        grows |= (from[i] & ~to[i]) != 0;
        to[i] |= from[i];
    }
    return grows;
}

/* --- What a local may have been made from ------------------------------------------------------------------ */

static const struct low_local *source_of(const struct low_stmt *stmt)
{
    if (stmt->kind != LOW_SET || stmt->local->type != LOW_POINTER)
        return NULL;
    if (stmt->a->op == LOW_LOCAL)
        return stmt->a->local;
    bool is_address = stmt->a->op == LOW_ADDRESS && stmt->a->place->root == LOW_ROOT_POINTER;
    return is_address ? stmt->a->place->pointer->local : NULL;
}

static void find_origins(struct due *d)
{
    const struct low_function *f = d->function;
    d->origins = arena_array(d->scratch, d->count + 1, sizeof *d->origins);
    for (size_t i = 0; i < d->count; i++) {
        d->origins[i] = arena_array(d->scratch, d->words, sizeof **d->origins);
        put(d->origins[i], i, true);
    }
    for (bool grows = true; grows;) {
        grows = false;
        for (size_t at = 0; at < f->stmt_count; at++) {
            const struct low_local *source = source_of(f->stmts[at]);
            if (source)
                grows |=
                    add(d, d->origins[f->stmts[at]->local->number], d->origins[source->number]);
        }
    }
}

static void number_locals(struct due *d)
{
    const struct low_function *f = d->function;
    size_t room = f->parameter_count + 1;
    for (const struct low_local *local = f->locals; local; local = local->next)
        room++;
    d->locals = arena_array(d->scratch, room, sizeof(struct low_local *));
    for (size_t i = 0; i < f->parameter_count; i++)
        d->locals[d->count++] = f->parameters[i];
    for (struct low_local *local = f->locals; local; local = local->next)
        d->locals[d->count++] = local;
    for (size_t i = 0; i < d->count; i++)
        d->locals[i]->number = (uint32_t)i;
    d->words = d->count / BITS + 1;
}

/* --- The flow ---------------------------------------------------------------------------------------------- */

static void access_local(struct due *d, const struct low_local *local)
{
    if (local && local->type == LOW_POINTER)
        add(d, d->now, d->origins[local->number]);
}

static void access_value(struct due *d, const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_LOCAL)
        access_local(d, value->local);
    if (value->op == LOW_ADDRESS && value->place->root == LOW_ROOT_POINTER)
        access_local(d, value->place->pointer->local);
    access_value(d, value->a);
    access_value(d, value->b);
}

static void access_stmt(struct due *d, const struct low_stmt *stmt)
{
    access_local(d, lent_base(stmt->place));
    access_local(d, lent_base(stmt->source));
    for (size_t i = 0; i < stmt->argument_count; i++) {
        access_value(d, stmt->arguments[i].value);
        access_local(d, lent_base(stmt->arguments[i].place));
    }
}

static void keep(struct due *d, struct low_stmt *stmt, size_t n)
{
    if (has(d->now, n) && d->stmts)
        low_stmts_add(d->stmts, low_keep_of(d->locals[n], stmt->where, d->arena), d->arena);
    put(d->now, n, false);
}

static void keep_all(struct due *d, struct low_stmt *stmt)
{
    for (size_t i = 0; i < d->count; i++)
        if (is_base(d->locals[i]))
            keep(d, stmt, i);
}

static void along(struct due *d, uint32_t label)
{
    d->has_changed |= add(d, d->labels[label], d->now);
}

static void flow_on(struct due *d, const struct low_stmt *stmt)
{
    if (stmt->local && stmt->kind != LOW_FIX)
        put(d->now, stmt->local->number, false);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        along(d, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        along(d, stmt->cases[i].label);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        memset(d->now, 0, d->words * sizeof *d->now);
    if (stmt->kind == LOW_LABEL) {
        along(d, stmt->label);
        add(d, d->now, d->labels[stmt->label]);
    }
}

static void step(struct due *d, struct low_stmt *stmt)
{
    bool is_own = stmt->kind == LOW_KEEP && (!stmt->a || is_base(stmt->a->local));
    if (!is_own && d->stmts)
        low_stmts_add(d->stmts, stmt, d->arena);
    if (is_own && stmt->a)
        keep(d, stmt, stmt->a->local->number);
    else if (is_own)
        keep_all(d, stmt);
    access_stmt(d, stmt);
    flow_on(d, stmt);
}

static void run(struct due *d)
{
    d->has_changed = false;
    memset(d->now, 0, d->words * sizeof *d->now);
    for (size_t at = 0; at < d->function->stmt_count; at++)
        step(d, d->function->stmts[at]);
}

static void keep_due(struct low_function *function, struct arena *arena)
{
    struct low_stmts stmts = {0};
    struct due d = {.function = function, .arena = arena, .scratch = arena_new()};
    number_locals(&d);
    find_origins(&d);
    d.now = arena_array(d.scratch, d.words, sizeof *d.now);
    d.labels = arena_array(d.scratch, (size_t)function->label_count + 1, sizeof *d.labels);
    for (uint32_t i = 0; i <= function->label_count; i++)
        d.labels[i] = arena_array(d.scratch, d.words, sizeof **d.labels);
    do {
        run(&d);
    } while (d.has_changed);
    d.stmts = &stmts;
    run(&d);
    low_stmts_give(&stmts, function);
    arena_free(d.scratch);
}

void low_keep_due(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        keep_due(f, unit->arena);
}
