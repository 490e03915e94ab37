/* One call, replaced by what the callee does (inline.c).
 *
 * Its statements are copied with labels and locals of their own; the caller goes on behind them. */
#include "inline_inside.h"

#include "lower.h"

struct copying {
    struct arena *arena;
    uint32_t number; /* of the call that is replaced */
    struct low_function *caller;
    const struct low_function *callee;
    const struct low_stmt *call,
        *then; /* then: the condition behind the call that asks its result, or NULL */
    struct low_value **locals;                   /* by number: what stands for it in the caller */
    bool *is_copy;                               /* by number: it is that, and not set */
    uint32_t first_label, end_label, else_label; /* else_label: behind that condition */
    size_t ends;                                 /* jumps to end_label */
    bool has_loop;
    struct low_stmts *stmts;
};

static struct low_value *use(const struct copying *c, struct low_local *local)
{
    struct low_value *value = ARENA_NEW(c->arena, struct low_value);
    *value = (struct low_value){.op = LOW_LOCAL, .type = local->type, .local = local};
    return value;
}

static struct low_stmt *append(const struct copying *c, struct low_stmt stmt)
{
    struct low_stmt *copy = ARENA_NEW(c->arena, struct low_stmt);
    *copy = stmt;
    low_stmts_add(c->stmts, copy, c->arena);
    return copy;
}

/* Only what is in memory keeps its user's name: it is cleared at the caller's entry as well. */
static struct low_local *counterpart(const struct copying *c, const struct low_local *local)
{
    struct low_local *copy = ARENA_NEW(c->arena, struct low_local);
    copy->name = arena_printf(c->arena, "x%u_%s", c->number, local->name);
    copy->shown = local->memory ? local->shown : "";
    copy->type = local->type;
    copy->memory = local->memory;
    copy->is_signed = local->is_signed;
    copy->is_kept = local->is_kept;
    copy->is_kept_at_ends =
        local->is_kept_at_ends || (local->is_kept && (local->is_parameter || local->shown[0]));
    if (c->caller->last_local)
        c->caller->last_local->next = copy;
    else
        c->caller->locals = copy;
    return c->caller->last_local = copy;
}

static struct low_value *copy_value(const struct copying *c, const struct low_value *value);

static struct low_place *copy_place(const struct copying *c, const struct low_place *place)
{
    if (!place)
        return NULL;
    struct low_place *copy = ARENA_NEW(c->arena, struct low_place);
    *copy = *place;
    copy->pointer = copy_value(c, place->pointer);
    copy->index = copy_value(c, place->index);
    if (place->local)
        copy->local = c->locals[place->local->number]->local;
    copy->steps = arena_array(c->arena, place->step_count + 1, sizeof *copy->steps);
    for (size_t i = 0; i < place->step_count; i++) {
        copy->steps[i] = place->steps[i];
        copy->steps[i].index = copy_value(c, place->steps[i].index);
    }
    return copy;
}

static struct low_value *copy_value(const struct copying *c, const struct low_value *value)
{
    if (!value)
        return NULL;
    if (value->op == LOW_LOCAL)
        return c->locals[value->local->number];
    struct lowering lowering = {.arena = c->arena};
    struct low_value *a = copy_value(c, value->a), *b = copy_value(c, value->b);
    bool may_fold = a && (low_is_constant(a) || (b && low_is_constant(b)));
    if (may_fold) /* an argument */
        return b ? low_binary(&lowering, value->op, a, b)
                 : low_unary(&lowering, value->op, value->type, a);
    struct low_value *copy = ARENA_NEW(c->arena, struct low_value);
    *copy = *value;
    copy->a = a;
    copy->b = b;
    copy->place = copy_place(c, value->place);
    return copy;
}

static uint32_t copy_label(const struct copying *c, uint32_t label)
{
    return label ? c->first_label + label : 0;
}

static void copy_arguments(const struct copying *c, const struct low_stmt *stmt,
                           struct low_stmt *copy)
{
    copy->arguments = arena_array(c->arena, stmt->argument_count + 1, sizeof *copy->arguments);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        copy->arguments[i] = stmt->arguments[i];
        copy->arguments[i].value = copy_value(c, stmt->arguments[i].value);
        copy->arguments[i].place = copy_place(c, stmt->arguments[i].place);
    }
}

static void copy_cases(const struct copying *c, const struct low_stmt *stmt, struct low_stmt *copy)
{
    copy->cases = arena_array(c->arena, stmt->case_count + 1, sizeof *copy->cases);
    for (size_t i = 0; i < stmt->case_count; i++)
        copy->cases[i] =
            (struct low_case){stmt->cases[i].value, copy_label(c, stmt->cases[i].label)};
}

/* All that the callee keeps: in the caller they have no name, and are kept one by one. What is read in front of the
 * callee's loop (reuse.c) has one there. */
static void copy_keep(const struct copying *c, const struct low_stmt *stmt)
{
    append(c, *stmt);
    for (size_t i = 0; i < c->callee->parameter_count; i++) {
        const struct low_local *local = c->callee->parameters[i];
        struct low_value *value = c->locals[local->number];
        if (local->is_kept && value->local)
            append(c, (struct low_stmt){.kind = LOW_KEEP, .where = stmt->where, .a = value});
    }
    for (const struct low_local *local = c->callee->locals; local; local = local->next) {
        if (local->is_kept && local->shown[0] && !local->memory)
            append(c, (struct low_stmt){
                          .kind = LOW_KEEP, .where = stmt->where, .a = c->locals[local->number]});
    }
}

/* What a loop makes of many words is fixed at its end, if it matters, not each of them (R25). */
static void copy_result(const struct copying *c, const struct low_stmt *stmt)
{
    struct low_stmt result = {.kind = LOW_SET, .where = stmt->where, .local = c->call->local};
    result.a = copy_value(c, stmt->a);
    append(c, result);
    bool is_made = result.a->type != LOW_POINTER && !low_is_constant(result.a);
    if (c->has_loop && is_made)
        append(c,
               (struct low_stmt){.kind = LOW_FIX, .where = stmt->where, .local = c->call->local});
}

/* Where a return leads: with a result that is a number, behind the condition that asks it. */
static uint32_t label_behind(struct copying *c, const struct low_stmt *stmt)
{
    const struct low_value *result = stmt->a ? copy_value(c, stmt->a) : NULL;
    if (!c->then || !low_is_constant(result)) {
        c->ends++;
        return c->end_label;
    }
    bool is_taken = (result->bits == c->then->a->b->bits) == (c->then->a->op == LOW_EQ);
    return is_taken ? c->then->label : c->else_label;
}

static void copy_return(struct copying *c, const struct low_stmt *stmt)
{
    if (c->call->local)
        copy_result(c, stmt);
    append(c, (struct low_stmt){
                  .kind = LOW_GOTO, .where = stmt->where, .label = label_behind(c, stmt)});
}

static void copy_stmt(struct copying *c, const struct low_stmt *stmt)
{
    if (stmt->kind == LOW_RETURN) {
        copy_return(c, stmt);
        return;
    }
    if (stmt->kind == LOW_KEEP && !stmt->a) {
        copy_keep(c, stmt);
        return;
    }
    if (stmt->kind == LOW_SET && c->is_copy[stmt->local->number])
        return;
    struct low_stmt *copy = append(c, *stmt);
    if (stmt->local)
        copy->local = c->locals[stmt->local->number]->local;
    copy->place = copy_place(c, stmt->place);
    copy->source = copy_place(c, stmt->source);
    copy->a = copy_value(c, stmt->a);
    copy->b = copy_value(c, stmt->b);
    copy->base = copy_value(c, stmt->base);
    copy->label = copy_label(c, stmt->label);
    copy_arguments(c, stmt, copy);
    copy_cases(c, stmt, copy);
}

/* --- Locals of the callee -------------------------------------------------------------------------------------- */

static size_t set_count(const struct low_function *function, const struct low_local *local)
{
    size_t count = 0;
    for (size_t i = 0; i < function->stmt_count; i++)
        count += function->stmts[i]->local == local;
    return count;
}

/* Nothing in the callee changes the caller's scalars. A base without a name becomes a local of the callee's, which is
 * kept where loops are left and not behind each access. */
static bool stands_for(const struct copying *c, const struct low_local *parameter,
                       const struct low_value *argument)
{
    bool is_simple = argument->op == LOW_LOCAL ||
                     (argument->op == LOW_CONSTANT && argument->type != LOW_POINTER);
    bool is_unnamed =
        argument->local && !argument->local->shown[0] && !argument->local->is_parameter;
    return is_simple && argument->type == parameter->type && !(parameter->is_kept && is_unnamed) &&
           set_count(c->callee, parameter) == 0;
}

static void give_parameters(const struct copying *c)
{
    for (size_t i = 0; i < c->callee->parameter_count; i++) {
        struct low_local *parameter = c->callee->parameters[i];
        struct low_value *argument = c->call->arguments[i].value;
        if (stands_for(c, parameter, argument)) {
            c->locals[parameter->number] = argument;
            if (argument->local)
                argument->local->is_kept |= parameter->is_kept;
            continue;
        }
        struct low_local *local = counterpart(c, parameter);
        c->locals[parameter->number] = use(c, local);
        append(c, (struct low_stmt){
                      .kind = LOW_SET, .where = c->call->where, .local = local, .a = argument});
    }
}

static void clear(const struct copying *c, struct low_local *local)
{
    struct low_stmt stmt = {.kind = LOW_SET, .where = c->call->where, .local = local};
    if (local->memory) {
        stmt.kind = LOW_CLEAR;
        stmt.local = NULL;
        stmt.place = ARENA_NEW(c->arena, struct low_place);
        *stmt.place = (struct low_place){.root = LOW_ROOT_LOCAL,
                                         .local = local,
                                         .root_type = local->memory,
                                         .type = local->memory};
    } else {
        bool is_float = local->type == LOW_F32 || local->type == LOW_F64;
        stmt.a = ARENA_NEW(c->arena, struct low_value);
        *stmt.a = (struct low_value){.op = is_float ? LOW_REAL : LOW_CONSTANT, .type = local->type};
    }
    append(c, stmt);
}

/* Whether the callee begins with a run of statements that sets the local before it reads it. */
static bool is_set_first(const struct low_function *function, const struct low_local *local)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        bool is_run = stmt->kind == LOW_SET || stmt->kind == LOW_LOAD || stmt->kind == LOW_COUNT ||
                      stmt->kind == LOW_CHECK;
        if (!is_run || low_stmt_reads(stmt, local))
            return false;
        if (stmt->local == local)
            return true;
    }
    return false;
}

/* What the callee never sets is 0. */
static void give_local(const struct copying *c, struct low_local *local)
{
    struct low_local *copy = counterpart(c, local);
    bool is_integer = !local->memory && (local->type == LOW_U32 || local->type == LOW_U64);
    c->locals[local->number] = use(c, copy);
    if (!local->shown[0])
        return;
    if (is_integer && set_count(c->callee, local) == 0)
        *c->locals[local->number] = (struct low_value){.op = LOW_CONSTANT, .type = local->type};
    else if (!is_set_first(c->callee, local))
        clear(c, copy);
}

/* What is set once, as the callee begins, to what never changes, is that. */
static void give_copies(const struct copying *c)
{
    for (size_t i = 0; i < c->callee->stmt_count; i++) {
        const struct low_stmt *stmt = c->callee->stmts[i];
        if (stmt->kind != LOW_SET && stmt->kind != LOW_CHECK && stmt->kind != LOW_COUNT &&
            stmt->kind != LOW_LOAD)
            return;
        const struct low_local *from =
            stmt->kind == LOW_SET && stmt->a->op == LOW_LOCAL ? stmt->a->local : NULL;
        bool is_steady = from && !from->memory && is_set_first(c->callee, stmt->local) &&
                         set_count(c->callee, stmt->local) == 1 &&
                         (set_count(c->callee, from) == 0 ||
                          (set_count(c->callee, from) == 1 && is_set_first(c->callee, from)));
        if (!is_steady)
            continue;
        struct low_value *value = c->locals[from->number];
        c->locals[stmt->local->number] = value;
        c->is_copy[stmt->local->number] = true;
        if (value->local)
            value->local->is_kept |= stmt->local->is_kept;
    }
}

static void give_locals(const struct copying *c)
{
    for (struct low_local *local = c->callee->locals; local; local = local->next)
        give_local(c, local);
    give_copies(c);
}

static size_t number_locals(const struct low_function *function)
{
    uint32_t n = 0;
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->number = n++;
    for (struct low_local *local = function->locals; local; local = local->next)
        local->number = n++;
    return n;
}

static bool has_loop(const struct low_function *function, struct arena *arena)
{
    bool *is_passed = arena_array(arena, (size_t)function->label_count + 1, sizeof *is_passed);
    bool found = false;
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind == LOW_LABEL)
            is_passed[stmt->label] = true;
        else
            found |= is_passed[stmt->label];
        for (size_t c = 0; c < stmt->case_count; c++)
            found |= is_passed[stmt->cases[c].label];
    }
    return found;
}

/* The statement behind a call when it jumps by whether the result is some number. */
static const struct low_stmt *condition_of(const struct low_stmt *call, const struct low_stmt *next)
{
    const struct low_value *a = next->kind == LOW_IF ? next->a : NULL;
    bool asks = a && call->local && (a->op == LOW_EQ || a->op == LOW_NE) && a->a->op == LOW_LOCAL &&
                a->a->local == call->local && a->b->op == LOW_CONSTANT && a->b->type != LOW_POINTER;
    return asks ? next : NULL;
}

/* The last return leads on by itself. */
static void end_call(struct copying *c)
{
    struct low_stmt **list = c->stmts->list;
    size_t count = c->stmts->count;
    bool is_open =
        count && list[count - 1]->kind == LOW_GOTO && list[count - 1]->label == c->end_label;
    struct low_stmt label = {.kind = LOW_LABEL, .where = c->call->where, .label = c->end_label};
    if (is_open) {
        c->stmts->count--;
        c->ends--;
    }
    if (c->ends)
        append(c, label);
    if (c->then && (c->ends || is_open))
        append(c, *c->then);
    label.label = c->else_label;
    if (c->then)
        append(c, label);
}

size_t inline_call(struct low_function *caller, const struct low_function *callee, size_t at,
                   struct low_stmts *stmts, uint32_t number, struct arena *arena)
{
    const struct low_stmt *call = caller->stmts[at];
    struct copying c = {.arena = arena,
                        .number = number,
                        .caller = caller,
                        .callee = callee,
                        .call = call,
                        .stmts = stmts};
    c.then = at + 1 < caller->stmt_count ? condition_of(call, caller->stmts[at + 1]) : NULL;
    size_t count = number_locals(callee) + 1;
    c.locals = arena_array(arena, count, sizeof *c.locals);
    c.is_copy = arena_array(arena, count, sizeof *c.is_copy);
    c.has_loop = has_loop(callee, c.arena);
    c.first_label = caller->label_count;
    c.end_label = caller->label_count += callee->label_count + 1;
    c.else_label = c.then ? ++caller->label_count : 0;
    give_parameters(&c);
    give_locals(&c);
    bool is_reached = true;
    for (size_t i = 0; i < callee->stmt_count; i++) {
        const struct low_stmt *stmt = callee->stmts[i];
        is_reached |= stmt->kind == LOW_LABEL;
        if (is_reached)
            copy_stmt(&c, stmt);
        is_reached &= stmt->kind != LOW_RETURN && stmt->kind != LOW_GOTO && stmt->kind != LOW_FAULT;
    }
    end_call(&c);
    return c.then ? 2 : 1;
}
