/* Statements: conditions, labels, results; local variables in the order they are met. */
#include "check/typing.h"

/* One switch statement around. */
struct switch_scope {
    struct type *type; /* promoted; NULL after an error */
    struct switch_scope *outer;
};

static void check_stmt(struct checker *c, struct stmt *s);

static struct expr *check_condition(struct checker *c, struct expr *e)
{
    return e ? condition(c, check_value(c, e)) : NULL;
}

/* --- Variables ---------------------------------------------------------------------------------- */

void check_variable(struct checker *c, struct decl *decl)
{
    if (!decl->type || !decl->initialiser)
        return;
    bool is_static = decl->is_global || decl->storage == STORAGE_STATIC;
    decl->initialiser = check_initialiser(c, decl->initialiser, decl->type);
    if (is_static)
        constant_initialiser(c, decl->initialiser);
    else
        decl->initialiser = into_local(c, decl->initialiser, resolve(c, decl->type));
}

/* --- Statements --------------------------------------------------------------------------------- */

static void check_switch(struct checker *c, struct stmt *s)
{
    s->a = promote(c, check_value(c, s->a));
    if (s->a->type && !type_is_integer(s->a->type))
        ill_formed(c, s->a, "switch needs an integer");
    struct switch_scope scope = {.type = s->a->type, .outer = c->switches};
    c->switches = &scope;
    check_stmt(c, s->body);
    c->switches = scope.outer;
}

static void check_case(struct checker *c, struct stmt *s)
{
    s->a = check_value(c, s->a);
    if (!c->switches)
        ill_formed(c, s->a, "case outside switch");
    else if (s->a->type && c->switches->type) {
        s->a = convert_arithmetic(c, s->a, c->switches->type);
        s->case_value = s->a->integer;
        if (!s->a->is_constant)
            ill_formed(c, s->a, "a case that is no constant");
    }
    check_stmt(c, s->body);
}

static void check_return(struct checker *c, struct stmt *s)
{
    struct type *result = resolve(c, c->function->type)->target;
    if (!s->a)
        return;
    if (is_kind(c, result, TYPE_VOID)) {
        s->a = check_dropped(c, s->a);
        return;
    }
    s->a = convert(c, check_value(c, s->a), result, PLACE_PASS);
}

static void check_loop(struct checker *c, struct stmt *s)
{
    if (s->init)
        check_stmt(c, s->init);
    s->a = check_condition(c, s->a);
    if (s->step)
        s->step = check_dropped(c, s->step);
    check_stmt(c, s->body);
}

static void check_if(struct checker *c, struct stmt *s)
{
    s->a = check_condition(c, s->a);
    check_stmt(c, s->body);
    if (s->otherwise)
        check_stmt(c, s->otherwise);
}

static void check_stmt(struct checker *c, struct stmt *s)
{
    if (!s)
        return;
    switch (s->kind) {
    case STMT_COMPOUND: check_block(c, s); break;
    case STMT_DECL:
        for (size_t i = 0; i < s->decl_count; i++)
            check_variable(c, s->decls[i]);
        break;
    case STMT_EXPR: s->a = check_dropped(c, s->a); break;
    case STMT_IF: check_if(c, s); break;
    case STMT_WHILE:
    case STMT_FOR: check_loop(c, s); break;
    case STMT_DO:
        check_stmt(c, s->body);
        s->a = check_condition(c, s->a);
        break;
    case STMT_SWITCH: check_switch(c, s); break;
    case STMT_CASE: check_case(c, s); break;
    case STMT_DEFAULT:
    case STMT_LABEL: check_stmt(c, s->body); break;
    case STMT_RETURN: check_return(c, s); break;
    case STMT_GOTO:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_EMPTY: break;
    }
}

void check_block(struct checker *c, struct stmt *block)
{
    for (size_t i = 0; i < block->count; i++)
        check_stmt(c, block->list[i]);
}

void check_body(struct checker *c, struct decl *function)
{
    c->function = function;
    c->switches = NULL;
    if (function->type)
        check_block(c, function->body);
    c->function = NULL;
}
