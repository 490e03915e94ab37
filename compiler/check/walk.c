/* The visitor of the rule passes. The switches list every kind: a new kind of node does not compile
 * until it is visited. */
#include "check/walk.h"

bool walk_is_prelude(const struct unit *unit, struct where where)
{
    return source_get(unit->sources, where.file)->kind == SOURCE_PRELUDE;
}

struct expr *walk_parent(const struct walk *walk)
{
    return walk->path ? walk->path->expr : NULL;
}

/* --- Types ------------------------------------------------------------------------------------ */

static void visit_part(struct type_visit *visit, struct type *type, unsigned depth)
{
    if (!type || !visit->visit(visit, type, depth))
        return;
    switch (type->kind) {
    case TYPE_ALIAS: /* same level */ visit_part(visit, type->target, depth); break;
    case TYPE_POINTER:
    case TYPE_ARRAY: visit_part(visit, type->target, depth + 1); break;
    case TYPE_FUNCTION:
        visit_part(visit, type->target, depth + 1);
        for (size_t i = 0; i < type->parameter_count; i++)
            visit_part(visit, type->parameters[i].type, depth + 1);
        break;
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION: break;
    }
}

void type_visit_parts(struct type_visit *visit, struct type *type)
{
    visit_part(visit, type, 0);
}

static void walk_type(struct walk *walk, struct type *type, struct where where)
{
    if (type && walk->rule->type)
        walk->rule->type(walk, type, where);
}

/* --- Expressions ------------------------------------------------------------------------------ */

static void walk_stmt(struct walk *walk, struct stmt *stmt);

static void walk_items(struct walk *walk, struct expr *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        struct initialiser_item *item = &list->items[i];
        for (size_t d = 0; d < item->designator_count; d++)
            walk_expr(walk, item->designators[d].index);
        walk_expr(walk, item->value);
    }
}

static void walk_operands(struct walk *walk, struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME: break;
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_ASSIGN:
    case EXPR_CONDITIONAL:
    case EXPR_CALL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
    case EXPR_COMPOUND:
    case EXPR_INTRINSIC:
    case EXPR_CONVERT:
        walk_expr(walk, expr->a);
        walk_expr(walk, expr->b);
        walk_expr(walk, expr->c);
        for (size_t i = 0; i < expr->argument_count; i++)
            walk_expr(walk, expr->arguments[i]);
        break;
    case EXPR_LIST: walk_items(walk, expr); break;
    case EXPR_STATEMENT: walk_stmt(walk, expr->block); break;
    }
}

void walk_expr(struct walk *walk, struct expr *expr)
{
    if (!expr)
        return;
    if (walk->rule->expression)
        walk->rule->expression(walk, expr);
    walk_type(walk, expr->written, expr->where);
    const struct walk_path *around = walk->path;
    struct walk_path step = {expr, around};
    walk->path = &step;
    walk_operands(walk, expr);
    walk->path = around;
    if (walk->rule->leave_expression)
        walk->rule->leave_expression(walk, expr);
}

/* --- Statements ------------------------------------------------------------------------------- */

static void walk_variable(struct walk *walk, struct decl *decl)
{
    if (walk->rule->declaration)
        walk->rule->declaration(walk, decl);
    walk_type(walk, decl->type, decl->where);
    walk_expr(walk, decl->initialiser);
}

/* The expressions of a statement expression's block are full expressions of their own. */
static void walk_stmt(struct walk *walk, struct stmt *stmt)
{
    if (!stmt)
        return;
    struct stmt *around = walk->statement;
    const struct walk_path *path = walk->path;
    walk->statement = stmt;
    walk->path = NULL;
    if (walk->rule->statement)
        walk->rule->statement(walk, stmt);
    for (size_t i = 0; i < stmt->decl_count; i++)
        walk_variable(walk, stmt->decls[i]);
    walk_stmt(walk, stmt->init);
    if (stmt->kind != STMT_DO)
        walk_expr(walk, stmt->a);
    for (size_t i = 0; i < stmt->count; i++)
        walk_stmt(walk, stmt->list[i]);
    walk_stmt(walk, stmt->body);
    if (stmt->kind == STMT_DO)
        walk_expr(walk, stmt->a);
    walk_expr(walk, stmt->step);
    walk_stmt(walk, stmt->otherwise);
    walk->statement = around;
    walk->path = path;
}

/* --- Declarations ----------------------------------------------------------------------------- */

static void walk_body(struct walk *walk, struct decl *decl)
{
    walk->function = decl;
    if (walk->rule->function)
        walk->rule->function(walk, decl);
    for (size_t i = 0; i < decl->parameter_count; i++) /* their types are part of the function's */
        if (walk->rule->declaration)
            walk->rule->declaration(walk, decl->parameters[i]);
    walk_stmt(walk, decl->body);
    if (walk->rule->leave_function)
        walk->rule->leave_function(walk, decl);
    walk->function = NULL;
}

static void walk_decl(struct walk *walk, struct decl *decl)
{
    if (decl->kind == DECL_VARIABLE) {
        walk_variable(walk, decl);
        return;
    }
    if (walk->rule->declaration)
        walk->rule->declaration(walk, decl);
    walk_type(walk, decl->type, decl->where);
    if (decl->kind == DECL_FUNCTION && decl->body)
        walk_body(walk, decl);
}

static void walk_tag(struct walk *walk, struct tag *tag)
{
    if (walk->rule->tag)
        walk->rule->tag(walk, tag);
    for (size_t i = 0; i < tag->field_count; i++)
        walk_type(walk, tag->fields[i].type, tag->fields[i].where);
}

void walk_unit(const struct walk_rule *rule, struct checker *checker, void *state)
{
    struct walk walk = {.rule = rule, .checker = checker, .state = state};
    struct unit *unit = checker->unit;
    for (size_t i = 0; i < unit->tag_count; i++)
        walk_tag(&walk, unit->tags[i]);
    for (size_t i = 0; i < unit->decl_count; i++)
        walk_decl(&walk, unit->decls[i]);
}

void walk_function(const struct walk_rule *rule, struct checker *checker, struct decl *function,
                   void *state)
{
    struct walk walk = {.rule = rule, .checker = checker, .state = state};
    walk_body(&walk, function);
}
