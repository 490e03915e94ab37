/* Temporaries are assigned before they are read, on every way (R19).
 *
 * The back ends clear the user's locals; a temporary begins with what the stack held. Scalars, and structs
 * and arrays with references, have a bit each that says "assigned on all ways to here"; bits are only lost
 * from round to round, so it ends. */
#include "flow.h"
#include "locals.h"
#include "shape.h"
#include "verdict.h"

#include <string.h>

struct assigning {
    const struct low_function *function;
    const struct low_stmt *stmt;
    size_t at;
    struct locals locals;
    size_t words;
    uint64_t *now, **labels; /* by label; NULL: not reached yet */
    bool is_reached, has_changed, demands;
};

/* --- Bits ---------------------------------------------------------------------------------------------- */

static bool is_temporary(const struct low_local *local)
{
    if (local->is_parameter || local->shown[0])
        return false;
    bool is_scalar = !local->memory;
    if (is_scalar)
        return true;
    const struct type *type = local->memory;
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return type->kind != TYPE_POINTER && type_has_references(type);
}

static void assign(struct assigning *a, const struct low_local *local)
{
    size_t n = locals_number(&a->locals, local);
    a->now[n / 64] |= (uint64_t)1 << (n % 64);
}

static void need(struct assigning *a, const struct low_local *local)
{
    size_t n = locals_number(&a->locals, local);
    bool is_there = a->now[n / 64] >> (n % 64) & 1;
    if (a->demands && a->is_reached && !is_there && is_temporary(local))
        verify_broken(a->function, a->stmt, "a temporary is read before it is set");
}

static void meet(struct assigning *a, uint32_t label)
{
    uint64_t *at = a->labels[label];
    if (!a->is_reached)
        return;
    if (!at[a->words]) { /* the first way to get there */
        memcpy(at, a->now, a->words * sizeof *at);
        at[a->words] = 1;
        a->has_changed = true;
        return;
    }
    for (size_t i = 0; i < a->words; i++) {
        uint64_t both = at[i] & a->now[i];
        a->has_changed |= both != at[i];
        at[i] = both;
    }
}

/* --- Reads ----------------------------------------------------------------------------------------------- */

static void read_place(struct assigning *a, const struct low_place *place);

static void read_value(struct assigning *a, const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_LOCAL)
        need(a, value->local);
    if (value->place)
        read_place(a, value->place);
    read_value(a, value->a);
    read_value(a, value->b);
}

static void read_path(struct assigning *a, const struct low_place *place)
{
    read_value(a, place->pointer);
    read_value(a, place->index);
    for (size_t i = 0; i < place->step_count; i++)
        read_value(a, place->steps[i].index);
}

static void read_place(struct assigning *a, const struct low_place *place)
{
    read_path(a, place);
    if (place->root == LOW_ROOT_LOCAL)
        need(a, place->local);
}

/* --- Statements -------------------------------------------------------------------------------------------- */

/* The temporary whose address the value is, as it was set before in the same run. */
static const struct low_local *whole_behind(const struct assigning *a,
                                            const struct low_value *value)
{
    for (size_t i = a->at; value->op == LOW_LOCAL && i-- > 0;) {
        const struct low_stmt *stmt = a->function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            return NULL;
        if (stmt->local == value->local)
            return stmt->kind == LOW_SET && stmt->a->op == LOW_ADDRESS ? stmt->a->place->local
                                                                       : NULL;
    }
    return value->op == LOW_ADDRESS ? value->place->local : NULL;
}

/* Whether the address is made for a call to put its result there. */
static bool is_for_result(const struct assigning *a, const struct low_stmt *set)
{
    const struct low_function *f = a->function;
    for (size_t i = a->at + 1; i < f->stmt_count && f->stmts[i]->kind != LOW_LABEL; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        bool is_call = stmt->kind == LOW_CALL && stmt->signature &&
                       stmt->signature->result.passing == LOW_PASS_COPY;
        if (is_call && stmt->arguments[0].value->local == set->local)
            return true;
        if (stmt->local == set->local)
            return false;
    }
    return false;
}

static void read_call(struct assigning *a, const struct low_stmt *call)
{
    bool has_result = call->signature && call->signature->result.passing == LOW_PASS_COPY;
    for (size_t i = has_result; i < call->argument_count; i++) {
        read_value(a, call->arguments[i].value);
        if (call->arguments[i].place)
            read_place(a, call->arguments[i].place);
    }
    const struct low_local *whole = has_result ? whole_behind(a, call->arguments[0].value) : NULL;
    if (whole)
        assign(a, whole);
}

static bool is_whole(const struct low_place *place)
{
    return place->root == LOW_ROOT_LOCAL && place->step_count == 0;
}

static void pass(struct assigning *a, const struct low_stmt *s)
{
    bool makes_result = s->kind == LOW_SET && s->a->op == LOW_ADDRESS &&
                        s->a->place->root == LOW_ROOT_LOCAL && is_for_result(a, s);
    if (!makes_result)
        read_value(a, s->a);
    read_value(a, s->b);
    if (s->kind == LOW_CALL)
        read_call(a, s);
    if (s->source)
        read_place(a, s->source);
    if (s->place) {
        bool is_read = s->kind == LOW_LOAD || s->kind == LOW_RETURN;
        (is_read ? read_place : read_path)(a, s->place);
        if (!is_read && s->kind != LOW_STORE && is_whole(s->place))
            assign(a, s->place->local);
        if (s->kind == LOW_STORE && is_whole(s->place))
            assign(a, s->place->local);
    }
    if (s->local && s->kind != LOW_FIX)
        assign(a, s->local);
}

static void enter(struct assigning *a, uint32_t label)
{
    meet(a, label);
    const uint64_t *at = a->labels[label];
    a->is_reached = at[a->words] != 0;
    memcpy(a->now, at, a->words * sizeof *at);
}

static void round_once(struct assigning *a)
{
    memset(a->now, 0, a->words * sizeof *a->now);
    a->is_reached = true;
    a->has_changed = false;
    for (a->at = 0; a->at < a->function->stmt_count; a->at++) {
        a->stmt = a->function->stmts[a->at];
        if (a->stmt->kind == LOW_LABEL) {
            enter(a, a->stmt->label);
            continue;
        }
        pass(a, a->stmt);
        for (size_t k = 0; flow_jump(a->stmt, k); k++)
            meet(a, flow_jump(a->stmt, k));
        a->is_reached = a->is_reached && flow_goes_on(a->stmt);
    }
}

void assigned_verify(const struct low_function *function, struct arena *arena)
{
    struct assigning a = {.function = function};
    locals_read(&a.locals, function, arena);
    a.words = a.locals.count / 64 + 1;
    a.now = arena_array(arena, a.words, sizeof *a.now);
    a.labels = arena_array(arena, function->label_count + 1, sizeof *a.labels);
    for (uint32_t i = 0; i <= function->label_count; i++)
        a.labels[i] = arena_array(arena, a.words + 1, sizeof **a.labels);
    do {
        round_once(&a);
    } while (a.has_changed);
    a.demands = true;
    round_once(&a);
}
