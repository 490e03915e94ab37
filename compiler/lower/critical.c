/* Which loads must happen exactly once (R25): those whose word reaches an operand of a check, an
 * index, a divisor, a switch or a reference through locals, however far.
 *
 * A closure over locals, without regard to the order of statements: when a critical local is set
 * from others, those are critical as well. Loads into critical locals are marked. */
#include "lower.h"

static bool mark_place(const struct low_place *place);

/* True when something new was marked. */
static bool mark_value(const struct low_value *value)
{
    if (!value)
        return false;
    bool changed = false;
    if (value->op == LOW_LOCAL && !value->local->is_critical)
        changed = value->local->is_critical = true;
    changed |= mark_value(value->a);
    changed |= mark_value(value->b);
    return mark_place(value->place) || changed;
}

static bool mark_place(const struct low_place *place)
{
    if (!place)
        return false;
    bool changed = mark_value(place->pointer);
    changed |= mark_value(place->index);
    for (size_t i = 0; i < place->step_count; i++)
        changed |= mark_value(place->steps[i].index);
    return changed;
}

/* Sources of safety: what a statement itself relies on. */
static bool mark_roots(const struct low_stmt *stmt)
{
    bool changed = mark_place(stmt->place);
    changed |= mark_place(stmt->source);
    switch (stmt->kind) {
    case LOW_CHECK:
    case LOW_COUNT:
    case LOW_HEADER:
    case LOW_SWITCH:
        changed |= mark_value(stmt->a);
        changed |= mark_value(stmt->b);
        break;
    case LOW_CALL: /* kernel entries and callees rely on counts and references */
        changed |= mark_value(stmt->a);
        for (size_t i = 0; i < stmt->argument_count; i++) {
            changed |= mark_value(stmt->arguments[i].value);
            changed |= mark_place(stmt->arguments[i].place);
        }
        break;
    case LOW_RETURN: /* the caller may be inlined around us */
        changed |= mark_value(stmt->a);
        break;
    case LOW_SET:
    case LOW_LOAD:
    case LOW_STORE:
    case LOW_COPY:
    case LOW_CLEAR:
    case LOW_LABEL:
    case LOW_GOTO:
    case LOW_IF:
    case LOW_KEEP:
    case LOW_FAULT: break;
    }
    return changed;
}

static bool has_division(const struct low_value *value)
{
    if (!value)
        return false;
    bool divides = value->op == LOW_UDIV || value->op == LOW_SDIV || value->op == LOW_UREM ||
                   value->op == LOW_SREM;
    return divides || has_division(value->a) || has_division(value->b);
}

void low_mark_critical(struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++)
        mark_roots(function->stmts[i]);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = function->stmt_count; i-- > 0;) {
            const struct low_stmt *stmt = function->stmts[i];
            bool reaches =
                stmt->kind == LOW_SET && (stmt->local->is_critical || has_division(stmt->a));
            if (reaches)
                changed |= mark_value(stmt->a);
        }
    }
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LOAD)
            stmt->is_once = stmt->local->is_critical && stmt->place->root != LOW_ROOT_LOCAL;
    }
}
