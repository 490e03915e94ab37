/* A walk over direct calls. */
#include "object/reach.h"

#include <string.h>

static const struct low_function *find(const struct low_unit *unit, const char *name)
{
    const struct low_function *f = unit->functions;
    while (f && strcmp(f->name, name) != 0)
        f = f->next;
    return f;
}

bool reach_is_recursive(const struct low_unit *unit, const struct low_function *function)
{
    bool *seen = arena_array(unit->arena, unit->function_count + 1, sizeof *seen);
    const struct low_function **pending =
        arena_array(unit->arena, unit->function_count + 1, sizeof *pending);
    size_t count = 0;
    pending[count++] = function;
    while (count > 0) {
        const struct low_function *caller = pending[--count];
        for (size_t i = 0; i < caller->stmt_count; i++) {
            const struct low_stmt *stmt = caller->stmts[i];
            bool is_direct = stmt->kind == LOW_CALL && stmt->callee == LOW_CALL_FUNCTION;
            const struct low_function *callee = is_direct ? find(unit, stmt->name) : NULL;
            if (callee == function)
                return true;
            if (callee && !seen[callee->number]) {
                seen[callee->number] = true;
                pending[count++] = callee;
            }
        }
    }
    return false;
}
