/* Which bases must stay alive, and where they are kept (R26).
 *
 * Named bases are kept where loops are left and where the function returns; what is lent is kept by the caller
 * (lent.c), behind the call. A temporary lives for one access only,
 * unless what it holds is the same each turn and clang knows: a reference in memory of the function's own, or what a
 * function of the same file returns. Then the loop may be left with nothing but addresses somewhere around the object;
 * so such a base is kept behind the access. What was read from shared memory is another word each time, to clang. */
#include "lent.h"

/* --- What is kept --------------------------------------------------------------------------------------------- */

/* Whether the word may be the same in each turn of a loop around the access. */
static bool may_last(const struct low_function *function, const struct low_local *base, size_t at)
{
    while (at-- > 0 && function->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *stmt = function->stmts[at];
        if (stmt->local != base || stmt->kind == LOW_FIX)
            continue;
        if (stmt->kind == LOW_LOAD)
            return stmt->place->root == LOW_ROOT_LOCAL;
        return stmt->kind != LOW_CALL || stmt->callee == LOW_CALL_FUNCTION;
    }
    return true;
}

struct low_stmt *low_keep_of(const struct low_local *base, struct where where, struct arena *arena)
{
    struct low_stmt *keep = ARENA_NEW(arena, struct low_stmt);
    keep->kind = LOW_KEEP;
    keep->where = where;
    keep->a = ARENA_NEW(arena, struct low_value);
    *keep->a =
        (struct low_value){.op = LOW_LOCAL, .type = LOW_POINTER, .local = (struct low_local *)base};
    return keep;
}

struct keeping {
    struct low_function *function;
    struct low_stmts stmts; /* the function as it becomes */
    struct arena *arena;
};

static void keep_base(struct keeping *k, const struct low_place *place, size_t at)
{
    const struct low_stmt *stmt = k->function->stmts[at];
    const struct low_local *base = lent_base(place);
    if (base)
        base = lent_origin(k->function, base, at);
    if (!base || base == lent_own || base->is_lent)
        return;
    ((struct low_local *)base)->is_kept = true;
    bool is_named = base->shown[0] || base->is_parameter;
    if (!is_named && !base->is_kept_at_ends && base != stmt->local &&
        may_last(k->function, base, at))
        low_stmts_add(&k->stmts, low_keep_of(base, stmt->where, k->arena), k->arena);
}

/* Behind a call, what the callee relies on. */
static void keep_arguments(struct keeping *k, size_t at)
{
    const struct low_stmt *stmt = k->function->stmts[at];
    for (size_t i = 0; stmt->kind == LOW_CALL && i < stmt->argument_count; i++) {
        const struct low_local *origin = lent_argument(k->function, at, i);
        if (origin == lent_own || origin->is_lent)
            continue;
        ((struct low_local *)origin)->is_kept = true;
        low_stmts_add(&k->stmts, low_keep_of(origin, stmt->where, k->arena), k->arena);
    }
}

static void keep_in(struct low_function *function, struct arena *arena)
{
    struct keeping k = {.function = function, .arena = arena};
    for (size_t at = 0; at < function->stmt_count; at++) {
        const struct low_stmt *stmt = function->stmts[at];
        low_stmts_add(&k.stmts, function->stmts[at], arena);
        keep_base(&k, stmt->place, at);
        keep_base(&k, stmt->source, at);
        keep_arguments(&k, at);
    }
    low_stmts_give(&k.stmts, function);
}

void low_keep_bases(struct low_unit *unit)
{
    low_lend(unit);
    for (struct low_function *f = unit->functions; f; f = f->next)
        keep_in(f, unit->arena);
}
