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
#include "inline_inside.h"
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
        return inline_call(caller->function, callee->function, at, stmts, ++in->copies, in->arena);
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
