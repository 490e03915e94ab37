/* Which loads must happen exactly once (R25): those whose word reaches an operand of a check, an
 * index, a divisor, a switch or a reference through locals, however far.
 *
 * A closure over locals, without regard to the order of statements: when a critical local is set
 * from others, those are critical as well. Loads into critical locals are marked.
 *
 * What leaves the function may be critical for who gets it, and be inlined there. Its loads are left
 * alone, since a sum over an array would else be read word by word; the value itself is fixed where
 * it leaves (LOW_FIX). An index that is below the array's length by its form (`table[x & 255]`) is so
 * however often its words are read. */
#include "lower.h"
#include "most.h"

/* Where a root is. */
struct spot {
    const struct low_function *function;
    size_t at;
};

static bool mark_place(const struct spot *spot, const struct low_place *place);

/* True when something new was marked. */
static bool mark_value(const struct spot *spot, const struct low_value *value)
{
    if (!value)
        return false;
    bool changed = false;
    if (value->op == LOW_LOCAL && !value->local->is_critical)
        changed = value->local->is_critical = true;
    changed |= mark_value(spot, value->a);
    changed |= mark_value(spot, value->b);
    return mark_place(spot, value->place) || changed;
}

static bool mark_place(const struct spot *spot, const struct low_place *place)
{
    if (!place)
        return false;
    bool changed = mark_value(spot, place->pointer);
    changed |= mark_value(spot, place->index);
    const struct type *type = place->root_type;
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        const struct type *whole = lower_strip(type);
        type = step->field ? step->field->type : whole->target;
        bool is_small =
            step->index && low_most(spot->function, step->index, spot->at) < whole->count;
        if (!is_small)
            changed |= mark_value(spot, step->index);
    }
    return changed;
}

/* Sources of safety: what a statement itself relies on. */
static bool mark_roots(const struct low_function *function, size_t at)
{
    const struct spot spot = {function, at};
    const struct low_stmt *stmt = function->stmts[at];
    bool changed = mark_place(&spot, stmt->place);
    changed |= mark_place(&spot, stmt->source);
    switch (stmt->kind) {
    case LOW_IF:
        if (stmt->is_proof)
            changed |= mark_value(&spot, stmt->a);
        break;
    case LOW_CHECK:
        if (stmt->claim == LOW_CLAIM_FORM)
            break;
        changed |= mark_value(&spot, stmt->a);
        changed |= mark_value(&spot, stmt->b);
        break;
    case LOW_COUNT:
    case LOW_HEADER:
    case LOW_SWITCH:
        changed |= mark_value(&spot, stmt->a);
        changed |= mark_value(&spot, stmt->b);
        break;
    case LOW_CALL: /* kernel entries rely on counts and references */
        changed |= mark_value(&spot, stmt->a);
        for (size_t i = 0; i < stmt->argument_count; i++) {
            if (stmt->callee == LOW_CALL_ENTRY)
                changed |= mark_value(&spot, stmt->arguments[i].value);
            changed |= mark_place(&spot, stmt->arguments[i].place);
        }
        break;
    case LOW_SET:
    case LOW_LOAD:
    case LOW_STORE:
    case LOW_COPY:
    case LOW_CLEAR:
    case LOW_LABEL:
    case LOW_GOTO:
    case LOW_KEEP:
    case LOW_FIX:
    case LOW_RETURN:
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

/* --- What leaves the function ------------------------------------------------------------------------ */

static bool is_unfixed(const struct low_value *value)
{
    if (!value)
        return false;
    bool is_local = value->op == LOW_LOCAL && value->local->is_unfixed;
    return is_local || is_unfixed(value->a) || is_unfixed(value->b);
}

/* True when the statement newly gives a local something that may be read from memory once more. */
static bool unfix(const struct low_stmt *stmt)
{
    bool is_load = stmt->kind == LOW_LOAD && !stmt->is_once && stmt->place->root != LOW_ROOT_LOCAL;
    bool is_set = stmt->kind == LOW_SET && is_unfixed(stmt->a);
    if ((!is_load && !is_set) || stmt->local->is_unfixed || stmt->local->type == LOW_POINTER)
        return false;
    return stmt->local->is_unfixed = true;
}

struct rewriting {
    struct arena *arena;
    struct low_stmts stmts;
};

static void fix_value(struct rewriting *r, const struct low_value *value, struct where where)
{
    if (!value || !is_unfixed(value))
        return;
    fix_value(r, value->a, where);
    fix_value(r, value->b, where);
    if (value->op != LOW_LOCAL)
        return;
    struct low_stmt *fix = ARENA_NEW(r->arena, struct low_stmt);
    fix->kind = LOW_FIX;
    fix->where = where;
    fix->local = value->local;
    low_stmts_add(&r->stmts, fix, r->arena);
}

static void fix_what_leaves(struct rewriting *r, const struct low_stmt *stmt)
{
    if (stmt->kind == LOW_RETURN)
        fix_value(r, stmt->a, stmt->where);
    if (stmt->kind != LOW_CALL || stmt->callee == LOW_CALL_ENTRY)
        return;
    for (size_t i = 0; i < stmt->argument_count; i++)
        fix_value(r, stmt->arguments[i].value, stmt->where);
}

static void fix_function(struct low_function *function, struct arena *arena)
{
    bool changed = false, is_any = false;
    do {
        changed = false;
        for (size_t i = 0; i < function->stmt_count; i++)
            changed |= unfix(function->stmts[i]);
        is_any |= changed;
    } while (changed);
    if (!is_any)
        return;
    struct rewriting r = {.arena = arena};
    for (size_t i = 0; i < function->stmt_count; i++) {
        fix_what_leaves(&r, function->stmts[i]);
        low_stmts_add(&r.stmts, function->stmts[i], arena);
    }
    low_stmts_give(&r.stmts, function);
}

/* --- Both --------------------------------------------------------------------------------------------- */

static void close_over_locals(const struct low_function *function)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = function->stmt_count; i-- > 0;) {
            const struct low_stmt *stmt = function->stmts[i];
            bool reaches =
                stmt->kind == LOW_SET && (stmt->local->is_critical || has_division(stmt->a));
            const struct spot spot = {function, i};
            if (reaches)
                changed |= mark_value(&spot, stmt->a);
        }
    }
}

static void fix_loads(struct low_function *function, struct arena *arena)
{
    for (size_t i = 0; i < function->stmt_count; i++)
        mark_roots(function, i);
    close_over_locals(function);
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LOAD)
            stmt->is_once = stmt->local->is_critical && stmt->place->root != LOW_ROOT_LOCAL;
    }
    fix_function(function, arena);
}

void low_fix_loads(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        fix_loads(f, unit->arena);
}
