/* Keeps that are superfluous (R26).
 *
 * Where a loop is left, and behind a call, a base need not be kept when each way from there to a return keeps it once
 * more in front of the return, before it gets another value, and there is such a way: until then it is alive, in all
 * loops on the way. A flow backwards over two sets: bases that are kept so on every way, and on some way. What is
 * kept in a loop that is left nowhere, or in front of a return, stays. */
#include "lower.h"

#include <string.h>

enum { BITS = 64 };

struct sets {
    uint64_t *every, *some;
};

struct sparing {
    struct low_function *function;
    struct arena *arena, *scratch;
    size_t words;
    struct low_local **bases; /* by number */
    size_t base_count;
    struct sets now, *labels;
    bool *is_spare, *is_head; /* statements that may go; labels that are jumped back to */
    uint64_t **left;          /* by statement: what still has to be kept there */
    bool has_changed;
};

static bool is_base(const struct low_local *local)
{
    return local->is_kept && !local->is_lent && !local->memory &&
           (local->shown[0] || local->is_parameter);
}

static void number_bases(struct sparing *s)
{
    struct low_function *f = s->function;
    size_t room = f->parameter_count;
    for (const struct low_local *local = f->locals; local; local = local->next)
        room++;
    s->bases = arena_array(s->scratch, room + 1, sizeof(struct low_local *));
    for (size_t i = 0; i < f->parameter_count; i++)
        if (is_base(f->parameters[i]))
            s->bases[s->base_count++] = f->parameters[i];
    for (struct low_local *local = f->locals; local; local = local->next)
        if (is_base(local))
            s->bases[s->base_count++] = local;
    for (size_t i = 0; i < s->base_count; i++)
        s->bases[i]->number = (uint32_t)i;
    s->words = s->base_count / BITS + 1;
}

static struct sets sets_new(struct sparing *s)
{
    struct sets sets = {arena_array(s->scratch, s->words, sizeof(uint64_t)),
                        arena_array(s->scratch, s->words, sizeof(uint64_t))};
    memset(sets.every, 0xff, s->words * sizeof(uint64_t));
    return sets;
}

/* --- Which may go ------------------------------------------------------------------------------------------------- */

static void find_heads(struct sparing *s)
{
    const struct low_function *f = s->function;
    bool *is_passed = arena_array(s->scratch, f->label_count + 1, sizeof *is_passed);
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        if (stmt->kind == LOW_LABEL)
            is_passed[stmt->label] = true;
        for (size_t k = 0; k < stmt->case_count; k++)
            s->is_head[stmt->cases[k].label] |= is_passed[stmt->cases[k].label];
        if ((stmt->kind == LOW_GOTO || stmt->kind == LOW_IF) && is_passed[stmt->label])
            s->is_head[stmt->label] = true;
    }
}

static bool is_last(const struct low_function *f, size_t at)
{
    return at + 1 < f->stmt_count && f->stmts[at + 1]->kind == LOW_RETURN;
}

/* Behind the label where a loop is left, or of one base that has a name. */
static void find_spares(struct sparing *s)
{
    const struct low_function *f = s->function;
    for (size_t at = 1; at < f->stmt_count; at++) {
        const struct low_stmt *stmt = f->stmts[at], *before = f->stmts[at - 1];
        if (stmt->kind != LOW_KEEP || is_last(f, at))
            continue;
        s->is_spare[at] = stmt->a ? is_base(stmt->a->local)
                                  : before->kind == LOW_LABEL && !s->is_head[before->label];
    }
}

/* --- The flow ------------------------------------------------------------------------------------------------------- */

static void put(struct sparing *s, const struct low_local *local, bool is_member)
{
    uint64_t bit = (uint64_t)1 << local->number % BITS, *every = s->now.every, *some = s->now.some;
    size_t word = local->number / BITS;
    every[word] = is_member ? every[word] | bit : every[word] & ~bit;
    some[word] = is_member ? some[word] | bit : some[word] & ~bit;
}

static void end(struct sparing *s, bool is_return)
{
    memset(s->now.every, is_return ? 0 : 0xff, s->words * sizeof(uint64_t));
    memset(s->now.some, 0, s->words * sizeof(uint64_t));
}

static void along(struct sparing *s, uint32_t label)
{
    for (size_t i = 0; i < s->words; i++) {
        s->now.every[i] &= s->labels[label].every[i];
        s->now.some[i] |= s->labels[label].some[i];
    }
}

static void arrive(struct sparing *s, uint32_t label)
{
    struct sets *sets = &s->labels[label];
    for (size_t i = 0; i < s->words; i++) {
        uint64_t every = sets->every[i] & s->now.every[i], some = sets->some[i] | s->now.some[i];
        s->has_changed |= every != sets->every[i] || some != sets->some[i];
        s->now.every[i] = sets->every[i] = every;
        s->now.some[i] = sets->some[i] = some;
    }
}

static void note_left(struct sparing *s, size_t at)
{
    if (!s->left[at])
        s->left[at] = arena_array(s->scratch, s->words, sizeof(uint64_t));
    for (size_t i = 0; i < s->words; i++)
        s->left[at][i] = ~(s->now.every[i] & s->now.some[i]);
}

static void step(struct sparing *s, size_t at)
{
    const struct low_stmt *stmt = s->function->stmts[at];
    if (stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT || stmt->kind == LOW_GOTO)
        end(s, stmt->kind == LOW_RETURN);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        along(s, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        along(s, stmt->cases[i].label);
    if (stmt->kind == LOW_LABEL)
        arrive(s, stmt->label);
    if (s->is_spare[at])
        note_left(s, at);
    for (size_t i = 0; stmt->kind == LOW_KEEP && is_last(s->function, at) && i < s->base_count; i++)
        if (!stmt->a || stmt->a->local == s->bases[i])
            put(s, s->bases[i], true);
    if (stmt->local && stmt->kind != LOW_FIX && is_base(stmt->local))
        put(s, stmt->local, false);
}

/* --- What stays ------------------------------------------------------------------------------------------------------- */

static bool stays(const struct sparing *s, size_t at, size_t base)
{
    const struct low_stmt *stmt = s->function->stmts[at];
    return (!stmt->a || stmt->a->local == s->bases[base]) &&
           s->left[at][base / BITS] >> base % BITS & 1;
}

static void rewrite(struct sparing *s)
{
    struct low_stmts stmts = {0};
    for (size_t at = 0; at < s->function->stmt_count; at++) {
        struct low_stmt *stmt = s->function->stmts[at];
        if (!s->is_spare[at])
            low_stmts_add(&stmts, stmt, s->arena);
        for (size_t i = 0; s->is_spare[at] && i < s->base_count; i++)
            if (stays(s, at, i))
                low_stmts_add(&stmts, low_keep_of(s->bases[i], stmt->where, s->arena), s->arena);
    }
    low_stmts_give(&stmts, s->function);
}

static void spare_function(struct low_function *function, struct arena *arena)
{
    struct sparing s = {.function = function, .arena = arena, .scratch = arena_new()};
    number_bases(&s);
    s.is_spare = arena_array(s.scratch, function->stmt_count + 1, sizeof *s.is_spare);
    s.is_head = arena_array(s.scratch, function->label_count + 1, sizeof *s.is_head);
    s.left = arena_array(s.scratch, function->stmt_count + 1, sizeof *s.left);
    s.labels = arena_array(s.scratch, function->label_count + 1, sizeof *s.labels);
    for (uint32_t i = 0; i <= function->label_count; i++)
        s.labels[i] = sets_new(&s);
    s.now = sets_new(&s);
    find_heads(&s);
    find_spares(&s);
    do {
        s.has_changed = false;
        for (size_t at = function->stmt_count; at-- > 0;)
            step(&s, at);
    } while (s.has_changed);
    rewrite(&s);
    arena_free(s.scratch);
}

void low_spare_keeps(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        spare_function(f, unit->arena);
}
