/* Which loads must happen exactly once (R25): those whose word may reach, through locals, something that
 * safety relies on (needs.c).
 *
 * A backward flow: a local is critical at a place when its value there may be needed later. Where it is
 * set from others, those are critical in front of it; where it is loaded and critical, the load is
 * marked. Loads of words that nobody else can write need no mark.
 *
 * What leaves the function may be critical for who gets it, and be inlined there. Its loads are left
 * alone, since a sum over an array would else be read word by word; the value is fixed where it leaves
 * (LOW_FIX), when whoever gets it relies on it. That is asked first, for all functions of the unit
 * together, until no more parameters and results are found to matter. */
#include "flow.h"
#include "lower.h"

#include <string.h>

struct marking {
    struct flow flow;
    bool follows_leaving; /* asks for what matters to other functions as well; marks nothing */
    bool has_grown;       /* another function's result matters */
};

/* --- One statement, backwards ------------------------------------------------------------------------- */

static void mark_local(void *context, const struct low_local *local)
{
    struct marking *m = context;
    flow_put(&m->flow, local, true);
}

static void mark_value(struct marking *m, const struct low_value *value)
{
    low_value_locals(value, mark_local, m);
}

/* What is critical behind the statement that sets it. */
static void mark_source(struct marking *m, struct low_stmt *stmt)
{
    switch ((int)stmt->kind) {
    case LOW_SET: mark_value(m, stmt->a); break;
    case LOW_LOAD:
        if (!m->follows_leaving)
            stmt->is_once = loose_place(stmt->place);
        break;
    case LOW_CALL:
        if (!stmt->target || !stmt->target->is_loose || !m->follows_leaving)
            break;
        ((struct low_function *)stmt->target)->is_loose = false;
        m->has_grown = true;
        break;
    }
}

static void mark_leaving(struct marking *m, const struct low_stmt *stmt)
{
    if (stmt->kind == LOW_RETURN && loose_result_must_be_fixed(m->flow.function))
        mark_value(m, stmt->a);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        if (loose_argument_must_be_fixed(stmt, i))
            mark_value(m, stmt->arguments[i].value);
    }
}

static void mark_stmt(struct marking *m, size_t at)
{
    struct flow *flow = &m->flow;
    struct low_stmt *stmt = flow->function->stmts[at];
    if (stmt->kind == LOW_LABEL) {
        flow_meet(flow, stmt->label);
        return;
    }
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        flow_clear(flow);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        flow_join(flow, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        flow_join(flow, stmt->cases[i].label);
    if (stmt->local &&
        flow_has(flow, stmt->local)) { /* behind LOW_FIX it is one word whatever it was */
        flow_put(flow, stmt->local, false);
        mark_source(m, stmt);
    }
    low_needs(flow->function, at, mark_local, m);
    if (m->follows_leaving)
        mark_leaving(m, stmt);
}

/* ensures: the flow's set is that of the entry. */
static void mark_function(struct marking *m)
{
    do {
        m->flow.has_changed = false;
        flow_clear(&m->flow);
        for (size_t i = m->flow.function->stmt_count; i-- > 0;)
            mark_stmt(m, i);
    } while (m->flow.has_changed);
}

/* --- What other functions rely on ------------------------------------------------------------------------ */

static const struct low_function *find_target(const struct low_unit *unit,
                                              const struct low_stmt *stmt)
{
    const struct low_function *f = unit->functions;
    if (stmt->kind != LOW_CALL || stmt->callee != LOW_CALL_FUNCTION)
        return NULL;
    while (f && strcmp(f->name, stmt->name) != 0)
        f = f->next;
    return f;
}

/* Nothing matters to begin with, but what is called from places that are not seen. */
static void begin(const struct low_unit *unit, struct low_function *f)
{
    flow_number(f);
    f->is_loose = !f->is_entered;
    for (size_t i = 0; i < f->parameter_count; i++)
        f->parameters[i]->is_loose = true;
    for (size_t i = 0; i < f->stmt_count; i++)
        f->stmts[i]->target = find_target(unit, f->stmts[i]);
    loose_memory(f);
}

/* True when a parameter of this function, or the result of another, is found to matter. */
static bool find_what_matters(struct low_function *f)
{
    struct arena *scratch = arena_new();
    struct marking m = {.flow = flow_new(f, scratch), .follows_leaving = true};
    mark_function(&m);
    for (size_t i = 0; i < f->parameter_count; i++) {
        struct low_local *parameter = f->parameters[i];
        if (parameter->is_loose && flow_has(&m.flow, parameter)) {
            parameter->is_loose = false;
            m.has_grown = true;
        }
    }
    arena_free(scratch);
    return m.has_grown;
}

/* --- Marks and fixed values -------------------------------------------------------------------------------- */

struct rewriting {
    struct arena *arena;
    struct flow *loose;
    struct low_stmts stmts;
    struct where where;
};

static void fix_local(void *context, const struct low_local *local)
{
    struct rewriting *r = context;
    if (!flow_has(r->loose, local))
        return;
    struct low_stmt *fix = ARENA_NEW(r->arena, struct low_stmt);
    fix->kind = LOW_FIX;
    fix->where = r->where;
    fix->local = (struct low_local *)local;
    low_stmts_add(&r->stmts, fix, r->arena);
    flow_put(r->loose, local, false);
}

static void fix_what_leaves(struct rewriting *r, const struct low_stmt *stmt)
{
    r->where = stmt->where;
    if (stmt->kind == LOW_RETURN && loose_result_must_be_fixed(r->loose->function))
        low_value_locals(stmt->a, fix_local, r);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        if (loose_argument_must_be_fixed(stmt, i))
            low_value_locals(stmt->arguments[i].value, fix_local, r);
    }
}

static void fix_function(struct flow *loose, struct arena *arena)
{
    struct low_function *function = loose->function;
    struct rewriting r = {.arena = arena, .loose = loose};
    bool is_reached = true;
    loose_enter(loose);
    for (size_t i = 0; i < function->stmt_count; i++) {
        struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            is_reached = loose_label(loose, stmt->label, is_reached);
        if (is_reached)
            fix_what_leaves(&r, stmt);
        if (stmt->kind != LOW_LABEL && is_reached)
            is_reached = loose_step(loose, i);
        low_stmts_add(&r.stmts, stmt, arena);
    }
    low_stmts_give(&r.stmts, function);
}

/* Marks loads until no more memory of the function's own turns out to hold what is not marked. */
static void fix_loads(struct low_function *function, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct flow loose;
    do {
        struct marking m = {.flow = flow_new(function, scratch)};
        mark_function(&m);
        loose = flow_new(function, scratch);
    } while (loose_flow(&loose));
    fix_function(&loose, arena);
    arena_free(scratch);
}

void low_fix_loads(struct low_unit *unit)
{
    bool has_grown = true;
    for (struct low_function *f = unit->functions; f; f = f->next)
        begin(unit, f);
    low_mark_lent(unit);
    while (has_grown) {
        has_grown = false;
        for (struct low_function *f = unit->functions; f; f = f->next)
            has_grown |= find_what_matters(f);
    }
    for (struct low_function *f = unit->functions; f; f = f->next)
        fix_loads(f, unit->arena);
}
