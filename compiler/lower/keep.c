/* Bases without a name that must stay alive (R26).
 *
 * Named bases are kept where loops go around and where the function returns. A temporary lives for one access only,
 * unless what it holds is the same each turn and clang knows: a reference in memory of the function's own, or what a
 * function of the same file returns. Then the loop may be left with nothing but addresses somewhere around the object;
 * so such a base is kept behind the access. What was read from shared memory is another word each time, to clang. */
#include "lower.h"

static struct low_local *varying_base(const struct low_place *place)
{
    if (!place || place->root != LOW_ROOT_POINTER || !place->pointer->local)
        return NULL;
    bool varies = place->index && !low_is_constant(place->index);
    for (size_t i = 0; i < place->step_count; i++)
        varies |= place->steps[i].index && !low_is_constant(place->steps[i].index);
    return varies ? place->pointer->local : NULL;
}

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

static void keep_base(struct low_function *function, struct low_stmts *stmts,
                      const struct low_place *place, size_t at, struct arena *arena)
{
    struct low_local *base = varying_base(place);
    if (!base || base == function->stmts[at]->local || base->shown[0] || base->is_parameter ||
        !may_last(function, base, at))
        return;
    struct low_stmt *keep = ARENA_NEW(arena, struct low_stmt);
    keep->kind = LOW_KEEP;
    keep->where = function->stmts[at]->where;
    keep->a = place->pointer;
    low_stmts_add(stmts, keep, arena);
}

void low_keep_temporaries(struct low_function *function, struct arena *arena)
{
    struct low_stmts stmts = {0};
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        low_stmts_add(&stmts, function->stmts[i], arena);
        keep_base(function, &stmts, stmt->place, i, arena);
        keep_base(function, &stmts, stmt->source, i, arena);
    }
    low_stmts_give(&stmts, function);
}
