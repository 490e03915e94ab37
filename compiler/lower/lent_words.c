/* Which references may lead into locals of this file's functions: lent ones.
 *
 * When what a local is lent to is inlined, the optimiser keeps the local in registers, unless something insists on
 * memory. So words that must be read once are not read as `volatile` behind a lent reference (emit_c.c). Nothing
 * is concluded from it but how code is printed: that a reference is missed here costs time and no more.
 *
 * Lent is the address of a local, what is got from lent references or from memory of the function's own, and the
 * parameter that is given one by a function of the file. */
#include "lower.h"

static bool is_into_own(const struct low_place *place)
{
    switch (place->root) {
    case LOW_ROOT_LOCAL: return true;
    case LOW_ROOT_GLOBAL: return false;
    case LOW_ROOT_POINTER: break;
    }
    return place->pointer->local && place->pointer->local->is_of_local;
}

static bool is_of_local(const struct low_value *value)
{
    if (!value || value->type != LOW_POINTER)
        return false;
    if (value->op == LOW_ADDRESS)
        return is_into_own(value->place);
    return value->op == LOW_LOCAL && value->local->is_of_local;
}

/* True when it was not known before. */
static bool lend(struct low_local *local, bool is_given)
{
    if (!local || !is_given || local->is_of_local)
        return false;
    return local->is_of_local = true;
}

static bool lend_arguments(const struct low_stmt *call)
{
    bool is_any = false, has_grown = false;
    for (size_t i = 0; i < call->argument_count; i++) {
        bool is_given = is_of_local(call->arguments[i].value);
        is_any |= is_given;
        if (call->target)
            has_grown |= lend(call->target->parameters[i], is_given);
    }
    return lend(call->local, is_any) || has_grown;
}

static bool lend_at(const struct low_stmt *stmt)
{
    switch ((int)stmt->kind) {
    case LOW_SET: return lend(stmt->local, is_of_local(stmt->a));
    case LOW_LOAD: return lend(stmt->local, is_into_own(stmt->place));
    case LOW_CALL: return lend_arguments(stmt);
    }
    return false;
}

void low_mark_lent(struct low_unit *unit)
{
    bool has_grown = true;
    while (has_grown) {
        has_grown = false;
        for (struct low_function *f = unit->functions; f; f = f->next) {
            for (size_t i = 0; i < f->stmt_count; i++)
                has_grown |= lend_at(f->stmts[i]);
        }
    }
}
