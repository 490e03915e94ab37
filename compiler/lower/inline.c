/* Calls of small functions of the file are replaced by what they do, so that what the caller knows of its
 * words and what the callee asks of them come together.
 *
 * requires: a verified tree. ensures: the same. A function goes into its callers when it is small, or has
 * one, and neither calls itself nor is on its way into itself; callees come first. What nobody calls any
 * more keeps its end only: the object has a row for it.
 *
 * A parameter that is never set is the argument itself. All other locals get counterparts in the caller, cleared
 * where the call was (R19) and kept where the callee kept them (R26). The caller of a check in an entry, which
 * is to blame, is the same module. */
#include "lower.h"

#include <spin/abi.h>

#include <string.h>

enum {
    SMALL_MAX = 90,    /* weight of what goes into every caller */
    SINGLE_MAX = 1000, /* of what has one caller */
    CALLER_MAX = 2000, /* of a caller, with what went into it */
    MEMORY_MAX = 64,   /* bytes of locals in memory that the caller's frame may get from one call */
    CHAIN_MAX = 64,    /* calls that are looked through */
};

enum progress { NEW, ENTERED, DONE };

struct node {
    struct low_function *function;
    enum progress progress;
    size_t weight, calls; /* statements that are code; calls of it in the file */
    bool is_named;        /* its address is somewhere */
    bool is_recursive;
};

struct inlining {
    struct low_unit *unit;
    struct arena *arena;
    struct node *nodes; /* by the function's number */
    uint32_t copies;    /* calls that were replaced */
};

/* --- The functions of the unit -------------------------------------------------------------------------- */

static struct node *node_of(const struct inlining *in, const struct low_stmt *stmt)
{
    if (stmt->kind != LOW_CALL || stmt->callee != LOW_CALL_FUNCTION)
        return NULL;
    for (struct low_function *f = in->unit->functions; f; f = f->next) {
        if (strcmp(f->name, stmt->name) == 0)
            return &in->nodes[f->number];
    }
    return NULL;
}

static void note_named(const struct inlining *in, const struct low_value *value)
{
    if (!value)
        return;
    for (struct low_function *f = in->unit->functions; f && value->op == LOW_PROCEDURE; f = f->next)
        in->nodes[f->number].is_named |= strcmp(f->name, value->name) == 0;
    note_named(in, value->a);
    note_named(in, value->b);
}

static bool is_code(const struct low_stmt *stmt)
{
    return stmt->kind != LOW_SET && stmt->kind != LOW_LABEL && stmt->kind != LOW_GOTO &&
           stmt->kind != LOW_KEEP && stmt->kind != LOW_FAULT;
}

static size_t weight_of(const struct low_function *function)
{
    size_t weight = 0;
    for (size_t i = 0; i < function->stmt_count; i++)
        weight += is_code(function->stmts[i]) + function->stmts[i]->case_count;
    return weight;
}

static void read_function(struct inlining *in, struct low_function *function)
{
    struct node *node = &in->nodes[function->number];
    node->function = function;
    node->weight = weight_of(function);
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        struct node *callee = node_of(in, stmt);
        if (callee)
            callee->calls++;
        note_named(in, stmt->a);
        note_named(in, stmt->b);
        for (size_t k = 0; k < stmt->argument_count; k++)
            note_named(in, stmt->arguments[k].value);
    }
}

/* --- What may go into its callers ------------------------------------------------------------------------- */

static bool is_scalar_pass(const struct low_pass *pass)
{
    return pass->passing == LOW_PASS_SCALAR;
}

/* What a result with a bound reaches is promised by its declaration alone. */
static bool has_bound(const struct low_function *function)
{
    return lower_strip(lower_strip(function->decl->type)->target)->reference.bound != NULL;
}

static bool has_scalars_only(const struct low_function *function)
{
    const struct low_signature *signature = function->signature;
    bool is_scalar =
        signature->result.passing == LOW_PASS_NOTHING || is_scalar_pass(&signature->result);
    for (size_t i = 0; i < signature->count; i++)
        is_scalar &= is_scalar_pass(&signature->parameters[i]);
    return is_scalar;
}

static size_t memory_of(const struct low_function *function)
{
    size_t size = 0;
    for (const struct low_local *local = function->locals; local; local = local->next)
        size += local->memory ? local->memory->size : 0;
    return size;
}

static bool fits(const struct node *caller, const struct node *callee)
{
    size_t most = callee->calls == 1 ? SINGLE_MAX : SMALL_MAX;
    return callee->progress == DONE && !callee->is_recursive && !callee->function->is_entered &&
           callee->weight <= most && caller->weight + callee->weight <= CALLER_MAX &&
           has_scalars_only(callee->function) && !has_bound(callee->function) &&
           memory_of(callee->function) <= MEMORY_MAX;
}

/* --- One call ----------------------------------------------------------------------------------------------- */

struct copying {
    struct inlining *in;
    struct low_function *caller;
    const struct low_function *callee;
    const struct low_stmt *call,
        *then; /* then: the condition behind the call that asks its result, or NULL */
    struct low_value **locals;                   /* by number: what stands for it in the caller */
    uint32_t first_label, end_label, else_label; /* else_label: behind that condition */
    bool has_loop, ends;                         /* ends: some way leads to end_label */
    struct low_stmts *stmts;
};

static struct low_value *use(const struct copying *c, struct low_local *local)
{
    struct low_value *value = ARENA_NEW(c->in->arena, struct low_value);
    *value = (struct low_value){.op = LOW_LOCAL, .type = local->type, .local = local};
    return value;
}

static struct low_stmt *append(const struct copying *c, struct low_stmt stmt)
{
    struct low_stmt *copy = ARENA_NEW(c->in->arena, struct low_stmt);
    *copy = stmt;
    low_stmts_add(c->stmts, copy, c->in->arena);
    return copy;
}

/* Only what is in memory keeps its user's name: it is cleared at the caller's entry as well. */
static struct low_local *counterpart(const struct copying *c, const struct low_local *local)
{
    struct low_local *copy = ARENA_NEW(c->in->arena, struct low_local);
    copy->name = arena_printf(c->in->arena, "x%u_%s", c->in->copies, local->name);
    copy->shown = local->memory ? local->shown : "";
    copy->type = local->type;
    copy->memory = local->memory;
    copy->is_signed = local->is_signed;
    copy->is_kept = local->is_kept;
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
    struct low_place *copy = ARENA_NEW(c->in->arena, struct low_place);
    *copy = *place;
    copy->pointer = copy_value(c, place->pointer);
    copy->index = copy_value(c, place->index);
    if (place->local)
        copy->local = c->locals[place->local->number]->local;
    copy->steps = arena_array(c->in->arena, place->step_count + 1, sizeof *copy->steps);
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
    struct lowering lowering = {.arena = c->in->arena};
    struct low_value *a = copy_value(c, value->a), *b = copy_value(c, value->b);
    bool may_fold = a && (low_is_constant(a) || (b && low_is_constant(b)));
    if (may_fold) /* an argument */
        return b ? low_binary(&lowering, value->op, a, b)
                 : low_unary(&lowering, value->op, value->type, a);
    struct low_value *copy = ARENA_NEW(c->in->arena, struct low_value);
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
    copy->arguments = arena_array(c->in->arena, stmt->argument_count + 1, sizeof *copy->arguments);
    for (size_t i = 0; i < stmt->argument_count; i++) {
        copy->arguments[i] = stmt->arguments[i];
        copy->arguments[i].value = copy_value(c, stmt->arguments[i].value);
        copy->arguments[i].place = copy_place(c, stmt->arguments[i].place);
    }
}

static void copy_cases(const struct copying *c, const struct low_stmt *stmt, struct low_stmt *copy)
{
    copy->cases = arena_array(c->in->arena, stmt->case_count + 1, sizeof *copy->cases);
    for (size_t i = 0; i < stmt->case_count; i++)
        copy->cases[i] =
            (struct low_case){stmt->cases[i].value, copy_label(c, stmt->cases[i].label)};
}

/* All that the callee keeps: in the caller they have no name, and are kept one by one. */
static void copy_keep(const struct copying *c, const struct low_stmt *stmt)
{
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
        c->ends = true;
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

static bool is_set(const struct low_function *function, const struct low_local *local)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->local == local)
            return true;
    }
    return false;
}

/* Nothing in the callee changes the caller's scalars. */
static bool stands_for(const struct copying *c, const struct low_local *parameter,
                       const struct low_value *argument)
{
    bool is_simple = argument->op == LOW_LOCAL ||
                     (argument->op == LOW_CONSTANT && argument->type != LOW_POINTER);
    return is_simple && argument->type == parameter->type && !is_set(c->callee, parameter);
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
        stmt.place = ARENA_NEW(c->in->arena, struct low_place);
        *stmt.place = (struct low_place){.root = LOW_ROOT_LOCAL,
                                         .local = local,
                                         .root_type = local->memory,
                                         .type = local->memory};
    } else {
        bool is_float = local->type == LOW_F32 || local->type == LOW_F64;
        stmt.a = ARENA_NEW(c->in->arena, struct low_value);
        *stmt.a = (struct low_value){.op = is_float ? LOW_REAL : LOW_CONSTANT, .type = local->type};
    }
    append(c, stmt);
}

static void give_locals(const struct copying *c)
{
    for (struct low_local *local = c->callee->locals; local; local = local->next) {
        struct low_local *copy = counterpart(c, local);
        c->locals[local->number] = use(c, copy);
        if (local->shown[0])
            clear(c, copy);
    }
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

/* Returns how many statements of the caller it stands for. */
static size_t replace_call(struct inlining *in, struct low_function *caller,
                           const struct low_function *callee, size_t at, struct low_stmts *stmts)
{
    const struct low_stmt *call = caller->stmts[at];
    struct copying c = {.in = in, .caller = caller, .callee = callee, .call = call, .stmts = stmts};
    c.then = at + 1 < caller->stmt_count ? condition_of(call, caller->stmts[at + 1]) : NULL;
    in->copies++;
    c.locals = arena_array(in->arena, number_locals(callee) + 1, sizeof *c.locals);
    c.has_loop = has_loop(callee, in->arena);
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
    if (c.ends || !c.then)
        append(&c,
               (struct low_stmt){.kind = LOW_LABEL, .where = call->where, .label = c.end_label});
    if (c.ends && c.then)
        append(&c, *c.then);
    if (c.then)
        append(&c,
               (struct low_stmt){.kind = LOW_LABEL, .where = call->where, .label = c.else_label});
    return c.then ? 2 : 1;
}

/* --- Functions, callees first ------------------------------------------------------------------------------------- */

static void inline_calls(struct inlining *in, struct node *node, unsigned depth);

/* Returns how many statements are done. */
static size_t look_at(struct inlining *in, struct node *caller, size_t at, struct low_stmts *stmts,
                      unsigned depth)
{
    struct low_stmt *stmt = caller->function->stmts[at];
    struct node *callee = node_of(in, stmt);
    if (callee && callee->progress == NEW && depth < CHAIN_MAX)
        inline_calls(in, callee, depth + 1);
    if (callee && fits(caller, callee)) {
        caller->weight += callee->weight;
        return replace_call(in, caller->function, callee->function, at, stmts);
    }
    low_stmts_add(stmts, stmt, in->arena);
    caller->is_recursive |= callee == caller;
    return 1;
}

/* A function that cannot be followed with what went into it stays as it was. */
static void inline_calls(struct inlining *in, struct node *node, unsigned depth)
{
    struct low_function *f = node->function, before = *f;
    struct low_stmts stmts = {0};
    size_t weight = node->weight;
    node->progress = ENTERED;
    for (size_t i = 0; i < f->stmt_count;)
        i += look_at(in, node, i, &stmts, depth);
    low_stmts_give(&stmts, f);
    if (node->weight != weight && !low_verify_holds(in->unit, f)) {
        *f = before;
        if (f->last_local)
            f->last_local->next = NULL;
        node->weight = weight;
    }
    node->progress = DONE;
}

/* --- What is left of those that nobody calls ------------------------------------------------------------------------ */

static bool is_installed(const struct low_unit *unit, const struct decl *decl)
{
    bool found = unit->unit->initialiser == decl;
    for (const struct low_install *i = unit->installs; i; i = i->next)
        found |= i->handler == decl || i->guard == decl;
    return found;
}

static void count_calls(struct inlining *in)
{
    for (struct low_function *f = in->unit->functions; f; f = f->next)
        in->nodes[f->number].calls = 0;
    for (struct low_function *f = in->unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++) {
            struct node *callee = node_of(in, f->stmts[i]);
            if (callee)
                callee->calls++;
        }
    }
}

static bool is_left(const struct inlining *in, const struct node *node)
{
    const struct low_function *f = node->function;
    return f->is_entered || node->is_named || node->calls || f->stmt_count < 2 ||
           is_installed(in->unit, f->decl) || f->parameter_count != f->signature->count;
}

/* Its last statement is a return of nothing, or the fault of who runs off the end. */
static bool drop_bodies(struct inlining *in)
{
    bool found = false;
    count_calls(in);
    for (struct low_function *f = in->unit->functions; f; f = f->next) {
        if (is_left(in, &in->nodes[f->number]))
            continue;
        f->stmts[0] = f->stmts[f->stmt_count - 1];
        f->stmt_count = 1;
        f->locals = f->last_local = NULL;
        found = true;
    }
    return found;
}

/* What is entered from outside first: a circle of calls is then cut where it is entered. */
static void inline_from(struct inlining *in, bool is_entered)
{
    for (struct low_function *f = in->unit->functions; f; f = f->next) {
        if (f->is_entered == is_entered && in->nodes[f->number].progress == NEW)
            inline_calls(in, &in->nodes[f->number], 0);
    }
}

void low_inline(struct low_unit *unit)
{
    struct inlining in = {.unit = unit, .arena = unit->arena};
    in.nodes = arena_array(unit->arena, unit->function_count + 1, sizeof *in.nodes);
    for (struct low_function *f = unit->functions; f; f = f->next)
        in.nodes[f->number].function = f;
    for (struct low_function *f = unit->functions; f; f = f->next)
        read_function(&in, f);
    inline_from(&in, true);
    inline_from(&in, false);
    while (in.copies && drop_bodies(&in))
        continue;
}
