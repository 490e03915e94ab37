/* Which locals are loose: they may hold a word of shared memory whose load is not marked, so that every
 * use of it may be another reading.
 *
 * A forward flow over sets of locals; where paths meet, what is loose on one of them is. It decides where
 * a value that leaves the function is fixed, and proves what critical.c marked, which looks from the
 * other end: low_verify_loads() panics where safety relies on a loose local.
 *
 * Memory of the function's own is followed as far as it is only loaded from and stored to. */
#include "flow.h"
#include "lower.h"

bool loose_place(const struct low_place *place)
{
    switch (place->root) {
    case LOW_ROOT_LOCAL: return place->local->is_loose;
    case LOW_ROOT_GLOBAL: return !place->global->is_const;
    case LOW_ROOT_POINTER: break;
    }
    return true;
}

bool loose_value(const struct flow *flow, const struct low_value *value)
{
    if (!value)
        return false;
    bool is_loose = value->op == LOW_LOCAL && flow_has(flow, value->local);
    return is_loose || loose_value(flow, value->a) || loose_value(flow, value->b);
}

/* --- Memory of the function's own ----------------------------------------------------------------------- */

static void loosen(const struct low_place *place)
{
    if (place && place->root == LOW_ROOT_LOCAL)
        place->local->is_loose = true;
}

static void loosen_addressed(const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_ADDRESS)
        loosen(value->place);
    loosen_addressed(value->a);
    loosen_addressed(value->b);
}

/* References, and what is moved with them word by word, are read once. */
static bool copies_loosely(const struct low_stmt *copy)
{
    bool is_own = copy->source->root == LOW_ROOT_LOCAL;
    return is_own || !type_has_references(copy->source->type) ? loose_place(copy->source) : false;
}

void loose_memory(struct low_function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->is_loose |= function->parameters[i]->memory != NULL;
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        loosen_addressed(stmt->a);
        loosen_addressed(stmt->b);
        if (stmt->kind == LOW_CALL)
            loosen(stmt->place);
        for (size_t k = 0; k < stmt->argument_count; k++)
            loosen_addressed(stmt->arguments[k].value);
    }
}

/* --- The flow ------------------------------------------------------------------------------------------------ */

/* What a statement gives to its local. */
static bool gives_loose(const struct flow *flow, const struct low_stmt *stmt)
{
    switch ((int)stmt->kind) {
    case LOW_SET: return loose_value(flow, stmt->a);
    case LOW_LOAD: return !stmt->is_once && loose_place(stmt->place);
    case LOW_CALL: return stmt->target && stmt->target->is_loose;
    }
    return false;
}

/* What a statement does to memory. */
static bool loosens_memory(const struct flow *flow, const struct low_stmt *stmt)
{
    bool is_store = stmt->kind == LOW_STORE && loose_value(flow, stmt->a);
    bool is_copy = stmt->kind == LOW_COPY && copies_loosely(stmt);
    return (is_store || is_copy) && stmt->place->root == LOW_ROOT_LOCAL &&
           !stmt->place->local->is_loose;
}

void loose_enter(struct flow *flow)
{
    flow_clear(flow);
    for (size_t i = 0; i < flow->function->parameter_count; i++) {
        const struct low_local *parameter = flow->function->parameters[i];
        flow_put(flow, parameter, parameter->is_loose);
    }
}

bool loose_step(struct flow *flow, size_t at)
{
    const struct low_stmt *stmt = flow->function->stmts[at];
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        flow_meet(flow, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        flow_meet(flow, stmt->cases[i].label);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        return false;
    if (stmt->local)
        flow_put(flow, stmt->local, gives_loose(flow, stmt));
    return true;
}

bool loose_label(struct flow *flow, uint32_t label, bool is_reached)
{
    if (!is_reached)
        flow_clear(flow);
    else
        flow_meet(flow, label);
    return flow_join(flow, label);
}

static bool flow_round(struct flow *flow)
{
    bool is_reached = true, grows = false;
    flow->has_changed = false;
    loose_enter(flow);
    for (size_t i = 0; i < flow->function->stmt_count; i++) {
        const struct low_stmt *stmt = flow->function->stmts[i];
        if (stmt->kind == LOW_LABEL) {
            is_reached = loose_label(flow, stmt->label, is_reached);
        } else if (is_reached) {
            if (loosens_memory(flow, stmt))
                grows = stmt->place->local->is_loose = true;
            is_reached = loose_step(flow, i);
        }
    }
    return grows;
}

bool loose_flow(struct flow *flow)
{
    bool grows = false;
    do {
        grows |= flow_round(flow);
    } while (flow->has_changed);
    return grows;
}

/* --- What leaves ------------------------------------------------------------------------------------------------ */

/* Of another function's text nothing is known. */
bool loose_argument_must_be_fixed(const struct low_stmt *call, size_t argument)
{
    if (call->callee == LOW_CALL_SLOT || call->callee == LOW_CALL_ENTRY)
        return false; /* in a register; the code is another object's */
    const struct low_function *target = call->target;
    return !target || argument >= target->parameter_count ||
           !target->parameters[argument]->is_loose;
}

bool loose_result_must_be_fixed(const struct low_function *function)
{
    return !function->is_loose;
}

/* --- The proof ----------------------------------------------------------------------------------------------------- */

struct proving {
    const struct flow *flow;
    const struct low_stmt *stmt;
};

static void prove_local(void *context, const struct low_local *local)
{
    const struct proving *proving = context;
    if (flow_has(proving->flow, local))
        lower_ice(proving->stmt->where, "%s: safety relies on '%s', which may be read again",
                  proving->flow->function->name, local->name);
}

static void prove_stmt(const struct flow *flow, size_t at)
{
    const struct low_stmt *stmt = flow->function->stmts[at];
    struct proving proving = {flow, stmt};
    low_needs(flow->function, at, prove_local, &proving);
    if (stmt->kind == LOW_RETURN && loose_result_must_be_fixed(flow->function))
        low_value_locals(stmt->a, prove_local, &proving);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        if (loose_argument_must_be_fixed(stmt, i))
            low_value_locals(stmt->arguments[i].value, prove_local, &proving);
    }
}

static void prove_function(struct low_function *function, struct arena *arena)
{
    for (struct low_local *local = function->locals; local; local = local->next)
        local->is_loose = false;
    loose_memory(function);
    struct flow flow = flow_new(function, arena);
    while (loose_flow(&flow))
        continue;
    if (function->is_entered && function->is_loose)
        lower_ice(function->decl->where, "%s: others may call it, its result is not fixed",
                  function->name);
    bool is_reached = true;
    loose_enter(&flow);
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LABEL) {
            is_reached = loose_label(&flow, stmt->label, is_reached);
        } else if (is_reached) {
            prove_stmt(&flow, i);
            is_reached = loose_step(&flow, i);
        }
    }
}

void low_verify_loads(const struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next) {
        struct arena *scratch = arena_new();
        prove_function(f, scratch);
        arena_free(scratch);
    }
}
