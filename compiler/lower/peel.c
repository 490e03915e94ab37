/* Checks that say the same in every turn of a loop, in front of it.
 *
 * A loop that has others inside gets no version (elide.c). Where its turns begin with conditions that leave it, and
 * checks of what no turn changes, that beginning is written once more in front of the loop, with locals
 * of its own: it writes nothing, so a fault comes with what was there when it came in the first turn.
 * Then every way to such a check has passed it, and it goes (facts.c). */
#include "loop.h"
#include "lower.h"

enum { FRONT_MAX = 60, PEELED_MAX = 12 }; /* statements of a front; loops of a function */

struct peeling {
    struct low_function *function;
    struct arena *arena;
    const struct jumps *jumps;
    size_t head, end, front_end; /* what is copied is head + 1 .. front_end */
    struct low_local *from[FRONT_MAX],
        *to[FRONT_MAX]; /* locals of the front, and those of the copy */
    size_t count;
    struct low_stmts stmts;
    uint32_t peeled;
};

/* --- What no turn changes ------------------------------------------------------------------------------- */

static bool changes(const struct peeling *p, const struct low_local *local)
{
    for (size_t i = p->head; i <= p->end; i++) {
        const struct low_stmt *stmt = p->function->stmts[i];
        if (stmt->local == local && stmt->kind != LOW_FIX)
            return true;
    }
    return false;
}

static bool is_invariant(const struct peeling *p, const struct low_value *value, size_t at);

/* What the front computes of such locals before the statement `at` is the same, too. */
static bool is_made_of_invariants(const struct peeling *p, const struct low_local *local, size_t at)
{
    while (--at > p->head) {
        const struct low_stmt *stmt = p->function->stmts[at];
        if (stmt->local == local)
            return stmt->kind == LOW_SET && is_invariant(p, stmt->a, at);
    }
    return false;
}

static bool is_invariant(const struct peeling *p, const struct low_value *value, size_t at)
{
    if (!value)
        return true;
    if (value->op == LOW_LOCAL)
        return !changes(p, value->local) || is_made_of_invariants(p, value->local, at);
    return value->op != LOW_ADDRESS && is_invariant(p, value->a, at) &&
           is_invariant(p, value->b, at);
}

/* --- The front --------------------------------------------------------------------------------------------- */

/* Whether the loop may leave the local to what comes behind it. */
static bool is_read_behind(const struct peeling *p, const struct low_local *local)
{
    bool found = false;
    for (size_t i = 0; i < p->function->stmt_count && !found; i++)
        found = (i < p->head || i > p->end) && low_stmt_reads(p->function->stmts[i], local);
    return found;
}

static bool leaves(const struct peeling *p, uint32_t label)
{
    size_t at = p->jumps[label].at;
    return at < p->head || at > p->end;
}

/* Whether the statement may stand in the front: it writes locals only, or leaves the loop. */
static bool is_quiet(const struct peeling *p, const struct low_stmt *stmt)
{
    switch ((int)stmt->kind) {
    case LOW_SET:
    case LOW_LOAD:
    case LOW_COUNT:
    case LOW_HEADER: return true;
    case LOW_CHECK: return !stmt->claim || stmt->claim >= LOW_CLAIM_PATHS;
    case LOW_IF: return leaves(p, stmt->label);
    }
    return false;
}

/* Finds the last check in the front that says the same in every turn. */
static bool find_front(struct peeling *p)
{
    size_t last_exit = p->head;
    p->front_end = 0;
    for (size_t i = p->head + 1; i < p->end && i < p->head + FRONT_MAX; i++) {
        const struct low_stmt *stmt = p->function->stmts[i];
        if (!is_quiet(p, stmt))
            break;
        bool is_same = stmt->kind == LOW_CHECK && !stmt->claim && is_invariant(p, stmt->a, i) &&
                       is_invariant(p, stmt->b, i);
        if (is_same)
            p->front_end = i;
    }
    for (size_t i = p->head + 1; i <= p->front_end; i++)
        last_exit = p->function->stmts[i]->kind == LOW_IF ? i : last_exit;
    for (size_t i = p->head + 1; i < last_exit; i++) {
        if (p->function->stmts[i]->local && is_read_behind(p, p->function->stmts[i]->local))
            return false;
    }
    return p->front_end != 0;
}

/* --- The copy ------------------------------------------------------------------------------------------------- */

static struct low_local *copy_of(const struct peeling *p, struct low_local *local)
{
    for (size_t i = p->count; i-- > 0;) {
        if (p->from[i] == local)
            return p->to[i];
    }
    return local;
}

static struct low_local *copy_local(struct peeling *p, struct low_local *local)
{
    struct low_local *copy = ARENA_NEW(p->arena, struct low_local);
    *copy = (struct low_local){
        .shown = "", .type = local->type, .is_signed = local->is_signed, .is_kept = local->is_kept};
    copy->name = arena_printf(p->arena, "p%u_%zu_%s", p->peeled, p->count, local->name);
    p->function->last_local = p->function->last_local->next = copy;
    p->from[p->count] = local;
    return p->to[p->count++] = copy;
}

static struct low_value *copy_value(const struct peeling *p, const struct low_value *value);

static struct low_place *copy_place(const struct peeling *p, const struct low_place *place)
{
    if (!place)
        return NULL;
    struct low_place *copy = ARENA_NEW(p->arena, struct low_place);
    *copy = *place;
    copy->pointer = copy_value(p, place->pointer);
    copy->index = copy_value(p, place->index);
    copy->steps = arena_array(p->arena, place->step_count + 1, sizeof *copy->steps);
    for (size_t i = 0; i < place->step_count; i++) {
        copy->steps[i] = place->steps[i];
        copy->steps[i].index = copy_value(p, place->steps[i].index);
    }
    return copy;
}

static struct low_value *copy_value(const struct peeling *p, const struct low_value *value)
{
    if (!value)
        return NULL;
    struct low_value *copy = ARENA_NEW(p->arena, struct low_value);
    *copy = *value;
    copy->a = copy_value(p, value->a);
    copy->b = copy_value(p, value->b);
    copy->place = copy_place(p, value->place);
    if (value->op == LOW_LOCAL)
        copy->local = copy_of(p, value->local);
    return copy;
}

static void copy_front(struct peeling *p)
{
    p->count = 0;
    p->peeled++;
    for (size_t i = p->head + 1; i <= p->front_end; i++) {
        const struct low_stmt *stmt = p->function->stmts[i];
        struct low_stmt *copy = ARENA_NEW(p->arena, struct low_stmt);
        *copy = *stmt;
        copy->place = copy_place(p, stmt->place);
        copy->a = copy_value(p, stmt->a);
        copy->b = copy_value(p, stmt->b);
        copy->base = copy_value(p, stmt->base);
        if (stmt->local)
            copy->local = copy_local(p, stmt->local);
        low_stmts_add(&p->stmts, copy, p->arena);
    }
}

/* --- Loops ------------------------------------------------------------------------------------------------------ */

static bool has_loop_inside(const struct peeling *p)
{
    bool found = false;
    for (size_t i = p->head + 1; i < p->end; i++) {
        const struct low_stmt *stmt = p->function->stmts[i];
        const struct jumps *jumps = stmt->kind == LOW_LABEL ? &p->jumps[stmt->label] : NULL;
        found |= jumps && jumps->last > i;
    }
    return found;
}

static bool is_peeled(struct peeling *p, size_t at)
{
    const struct low_stmt *stmt = p->function->stmts[at];
    const struct jumps *jumps = stmt->kind == LOW_LABEL ? &p->jumps[stmt->label] : NULL;
    if (!jumps || jumps->last <= at || jumps->first < at || p->peeled == PEELED_MAX)
        return false;
    p->head = at;
    p->end = jumps->last;
    return has_loop_inside(p) && find_front(p);
}

bool low_peel(struct low_function *function, struct arena *arena)
{
    struct peeling p = {.function = function, .arena = arena};
    p.jumps = loop_jumps(function, arena);
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (is_peeled(&p, i))
            copy_front(&p);
        low_stmts_add(&p.stmts, function->stmts[i], arena);
    }
    low_stmts_give(&p.stmts, function);
    return p.peeled > 0;
}
