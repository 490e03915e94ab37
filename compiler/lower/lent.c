/* Which references stay alive because a caller keeps them (R26), and where a base comes from.
 *
 * A function that is only called by functions of the same file leaves it to them to keep the objects of its parameters
 * alive until it returns, as long as it never assigns to the parameter: the reference is *lent*. So nothing has to
 * hold on to it in a loop of the function, and clang sees that the function does not keep the address of a local that it is
 * lent. A copy of such a parameter, and an address in its object, are of the same object. */
#include "lent.h"

#include <string.h>

static const struct low_local own; /* of memory that nobody collects */
const struct low_local *const lent_own = &own;

/* --- Calls and definitions ------------------------------------------------------------------------------------ */

static struct low_function *function_of(const struct low_unit *unit, const char *name)
{
    struct low_function *f = unit->functions;
    while (f && strcmp(f->name, name) != 0)
        f = f->next;
    return f;
}

static void find_callees(const struct low_unit *unit, const struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_CALL && stmt->callee == LOW_CALL_FUNCTION)
            stmt->target = function_of(unit, stmt->name);
    }
}

static void find_value(const struct low_unit *unit, const struct low_value *value)
{
    if (!value)
        return;
    struct low_function *f = value->op == LOW_PROCEDURE ? function_of(unit, value->name) : NULL;
    if (f)
        f->is_value = true;
    find_value(unit, value->a);
    find_value(unit, value->b);
}

/* Those that the kernel calls back, as well (try_call). */
static void find_values(const struct low_unit *unit, const struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        find_value(unit, stmt->a);
        find_value(unit, stmt->b);
        for (size_t k = 0; k < stmt->argument_count; k++)
            find_value(unit, stmt->arguments[k].value);
    }
}

static bool defines(const struct low_stmt *stmt, const struct low_local *local)
{
    return stmt->local == local && stmt->kind != LOW_FIX;
}

/* Notes of each local where its only definition is: `number` is its statement + 1, or UINT32_MAX. */
static void number_definitions(struct low_function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->number = 0;
    for (struct low_local *local = function->locals; local; local = local->next)
        local->number = 0;
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_local *local = function->stmts[i]->local;
        if (local && defines(function->stmts[i], local))
            local->number = local->number ? UINT32_MAX : (uint32_t)i + 1;
    }
}

static void find_lent(struct low_function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct low_local *local = function->parameters[i];
        local->is_lent = !function->is_entered && !function->is_value && !local->memory &&
                         local->type == LOW_POINTER && local->number == 0;
    }
}

/* --- Where a base comes from ---------------------------------------------------------------------------------- */

/* What the definition takes the object from: a local, `lent_own`, or NULL when it is new here. */
static const struct low_local *source_of(const struct low_value *value)
{
    switch ((int)value->op) {
    case LOW_LOCAL: return value->local;
    case LOW_CELL:
    case LOW_CONSTANT:
    case LOW_PROCEDURE: return lent_own;
    case LOW_ADDRESS:
        return value->place->root == LOW_ROOT_POINTER ? value->place->pointer->local : lent_own;
    }
    return NULL;
}

/* The definition in the same straight run that the local has its value from; SIZE_MAX: there is none. */
static size_t definition_before(const struct low_function *function, const struct low_local *local,
                                size_t at)
{
    while (at-- > 0 && function->stmts[at]->kind != LOW_LABEL) {
        if (defines(function->stmts[at], local))
            return at;
    }
    return SIZE_MAX;
}

static bool is_unchanged(const struct low_function *function, const struct low_local *local,
                         size_t from, size_t to)
{
    while (++from < to) {
        if (defines(function->stmts[from], local))
            return false;
    }
    return true;
}

/* What a local that is defined once has always been: lent, or nobody's to keep. NULL: something else. */
static const struct low_local *always(const struct low_function *function,
                                      const struct low_local *local)
{
    for (unsigned steps = 0; steps < 8 && local && local != lent_own && !local->is_lent; steps++) {
        bool is_once = local->number && local->number != UINT32_MAX && !local->is_parameter;
        const struct low_stmt *stmt = is_once ? function->stmts[local->number - 1] : NULL;
        local = stmt && stmt->kind == LOW_SET ? source_of(stmt->a) : NULL;
    }
    return local && (local == lent_own || local->is_lent) ? local : NULL;
}

const struct low_local *lent_origin(const struct low_function *function,
                                    const struct low_local *local, size_t at)
{
    for (;;) {
        const struct low_local *known = always(function, local);
        if (known)
            return known;
        size_t set = definition_before(function, local, at);
        if (set == SIZE_MAX || function->stmts[set]->kind != LOW_SET)
            return local;
        const struct low_local *source = source_of(function->stmts[set]->a);
        if (source == lent_own)
            return source;
        if (!source || !is_unchanged(function, source, set, at))
            return local;
        local = source;
        at = set;
    }
}

const struct low_local *lent_argument(const struct low_function *function, size_t at, size_t i)
{
    const struct low_stmt *call = function->stmts[at];
    const struct low_function *target = call->target;
    if (!target || i >= target->parameter_count || !target->parameters[i]->is_lent ||
        !target->parameters[i]->is_kept || !call->arguments[i].value)
        return lent_own;
    const struct low_local *source = source_of(call->arguments[i].value);
    return source && source != lent_own ? lent_origin(function, source, at) : lent_own;
}

/* --- What has to be kept ---------------------------------------------------------------------------------------- */

const struct low_local *lent_base(const struct low_place *place)
{
    if (!place || place->root != LOW_ROOT_POINTER || !place->pointer->local)
        return NULL;
    bool varies = place->index && !low_is_constant(place->index);
    for (size_t i = 0; i < place->step_count; i++)
        varies |= place->steps[i].index && !low_is_constant(place->steps[i].index);
    return varies ? place->pointer->local : NULL;
}

static bool need(const struct low_local *origin)
{
    bool is_new = origin && origin->is_lent && !origin->is_kept;
    if (is_new)
        ((struct low_local *)origin)->is_kept = true;
    return is_new;
}

static bool need_of(const struct low_function *function, size_t at)
{
    const struct low_stmt *stmt = function->stmts[at];
    const struct low_local *bases[] = {lent_base(stmt->place), lent_base(stmt->source)};
    bool is_new = false;
    for (size_t i = 0; i < 2; i++)
        is_new |= bases[i] && need(lent_origin(function, bases[i], at));
    for (size_t i = 0; stmt->kind == LOW_CALL && i < stmt->argument_count; i++)
        is_new |= need(lent_argument(function, at, i));
    return is_new;
}

static bool need_all(const struct low_function *function)
{
    bool is_new = false;
    for (size_t at = 0; at < function->stmt_count; at++)
        is_new |= need_of(function, at);
    return is_new;
}

void low_lend(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next) {
        find_callees(unit, f);
        find_values(unit, f);
        number_definitions(f);
    }
    for (struct low_function *f = unit->functions; f; f = f->next)
        find_lent(f);
    for (bool is_new = true; is_new;) {
        is_new = false;
        for (struct low_function *f = unit->functions; f; f = f->next)
            is_new |= need_all(f);
    }
}
