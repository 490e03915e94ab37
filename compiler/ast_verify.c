/* Checks the form of the tree.
 *
 * ast_flaw() is the last gate for what the front end's child sent: it may have been taken over by the
 * text it read. It demands what every later pass takes for granted: children that are there, types
 * that are not made of themselves, names of the function they stand in, jumps that have a target. */
#include "ast.h"

#include "panic.h"

#include <string.h>

/* A statement expression. A jump into one would skip what its expression had computed and checked. */
struct region {
    const struct region *outer;
};

struct jump {
    const char *label;
    const struct region *region; /* where it stands; NULL: in no statement expression */
};

struct verifier {
    const struct unit *unit;
    const char *flaw;
    const struct decl *function;
    const struct region *region;
    unsigned loops, switches, cases; /* cases: switches whose labels may stand here */
    bool is_checked;                 /* after check: types and conversions are there */
    struct jump labels[AST_JUMPS_MAX], gotos[AST_JUMPS_MAX];
    size_t label_count, goto_count;
    unsigned char *declared; /* by number: a local that a statement declares */
    unsigned char *visiting; /* by number of a tag: 1 on the way, 2 done */
};

static void demand(struct verifier *v, bool is_good, const char *flaw)
{
    if (!is_good && !v->flaw)
        v->flaw = flaw;
}

/* --- Types and tags ----------------------------------------------------------------------------------- */

static bool needs_target(enum type_kind kind)
{
    return kind == TYPE_POINTER || kind == TYPE_ARRAY || kind == TYPE_FUNCTION ||
           kind == TYPE_ALIAS || kind == TYPE_ENUM;
}

static bool is_tagged(enum type_kind kind)
{
    return kind == TYPE_STRUCT || kind == TYPE_UNION || kind == TYPE_ENUM;
}

static void verify_scalar(struct verifier *v, const struct type *type)
{
    if (type->kind == TYPE_INTEGER) {
        static const uint64_t sizes[] = {1, 1, 2, 4, 8, 8};
        demand(v, type->size == sizes[type->rank] && type->align == type->size, "integer size");
    } else if (type->kind == TYPE_FLOAT) {
        demand(v, type->size == 4 || type->size == 8, "float size");
    } else if (type->kind == TYPE_POINTER) {
        demand(v, type->size == 8, "pointer size");
    } else if (type->kind == TYPE_BOOL) {
        demand(v, type->size == 1, "bool size");
    }
}

static void verify_type(struct verifier *v, const struct type *type)
{
    demand(v,
           !needs_target(type->kind) || type->target ||
               (type->kind == TYPE_ENUM && type->tag && !type->tag->is_complete),
           "type without target");
    demand(v, is_tagged(type->kind) == (type->tag != NULL), "type and tag");
    demand(v, !type->tag || type->tag->kind == type->kind, "type of another tag");
    demand(v, (type->kind == TYPE_ALIAS) == (type->declaration != NULL), "alias");
    if (v->flaw)
        return;
    demand(v,
           type->kind != TYPE_ALIAS ||
               (type->declaration->kind == DECL_TYPEDEF && type->declaration->type),
           "alias of no typedef");
    for (size_t i = 0; i < type->parameter_count; i++)
        demand(v, type->parameters[i].type && type->parameters[i].written, "parameter type");
    verify_scalar(v, type);
    uint64_t size = 0;
    if (type->kind == TYPE_ARRAY && type->target)
        demand(v,
               !__builtin_mul_overflow(type->count, type->target->size, &size) &&
                   size == type->size,
               "array size");
}

static const struct tag *held_tag(const struct type *type)
{
    while (type && (type->kind == TYPE_ALIAS || type->kind == TYPE_ARRAY))
        type = type->target;
    return type && (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION) ? type->tag : NULL;
}

/* No struct holds itself by value. */
static void verify_tag(struct verifier *v, const struct tag *tag, unsigned depth)
{
    if (v->visiting[tag->number] == 2 || v->flaw)
        return;
    demand(v, v->visiting[tag->number] == 0 && depth < 500, "struct that holds itself");
    demand(v, is_tagged(tag->kind), "tag kind");
    demand(v, tag->kind != TYPE_ENUM || tag->field_count == 0, "enum with fields");
    demand(v,
           tag->kind != TYPE_ENUM || !tag->is_complete ||
               (tag->integer && tag->integer->kind == TYPE_INTEGER),
           "enum type");
    demand(v, tag->is_complete || tag->field_count == 0, "fields of an incomplete struct");
    v->visiting[tag->number] = 1;
    for (size_t i = 0; i < tag->field_count && !v->flaw; i++) {
        const struct field *field = &tag->fields[i];
        const struct tag *held = held_tag(field->type);
        demand(v, field->type != NULL, "field without type");
        demand(v, !held || held->is_complete, "field of incomplete type");
        demand(v, field->bit_width <= 64 && field->bit_offset < 64, "bit-field");
        if (held && !v->flaw)
            verify_tag(v, held, depth + 1);
    }
    v->visiting[tag->number] = 2;
}

/* --- Expressions ------------------------------------------------------------------------------------------ */

static void verify_stmt(struct verifier *v, const struct stmt *stmt);

static void verify_region(struct verifier *v, const struct stmt *block)
{
    struct region *region = ARENA_NEW(v->unit->arena, struct region);
    unsigned cases = v->cases;
    region->outer = v->region;
    v->region = region;
    v->cases = 0;
    verify_stmt(v, block);
    v->region = region->outer;
    v->cases = cases;
}
static void verify_expr(struct verifier *v, const struct expr *expr);

static void verify_name(struct verifier *v, const struct decl *decl)
{
    demand(v, decl != NULL, "name of nothing");
    if (!decl)
        return;
    demand(v, decl->kind != DECL_TYPEDEF && decl->type && decl->canonical == decl, "name");
    demand(v, decl->kind != DECL_ENUMERATOR || decl->enumerator, "enumerator");
    bool is_local =
        decl->kind == DECL_PARAMETER || (decl->kind == DECL_VARIABLE && !decl->is_global);
    demand(v,
           !is_local || (v->function && decl->function == v->function && v->declared[decl->number]),
           "name of another function");
}

static bool is_unary(enum operator op)
{
    return op >= OP_PLUS && op <= OP_POST_DEC;
}

static bool is_binary(enum operator op)
{
    return op >= OP_ADD && op <= OP_COMMA;
}

static void verify_items(struct verifier *v, const struct expr *expr)
{
    for (size_t i = 0; i < expr->item_count; i++) {
        const struct initialiser_item *item = &expr->items[i];
        for (size_t j = 0; j < item->designator_count; j++) {
            demand(v, (item->designators[j].field != NULL) != (item->designators[j].index != NULL),
                   "designator");
            if (item->designators[j].index)
                verify_expr(v, item->designators[j].index);
        }
        verify_expr(v, item->value);
    }
}

static void verify_parts(struct verifier *v, const struct expr *expr, bool a, bool b, bool c)
{
    if (a)
        verify_expr(v, expr->a);
    if (b)
        verify_expr(v, expr->b);
    if (c)
        verify_expr(v, expr->c);
}

static void verify_expr(struct verifier *v, const struct expr *expr)
{
    demand(v, expr != NULL, "expression is missing");
    if (v->flaw)
        return;
    demand(v, !v->is_checked || expr->type, "expression without type");
    switch (expr->kind) {
    case EXPR_INTEGER:
    case EXPR_FLOAT: break;
    case EXPR_STRING:
        demand(v, expr->length > 0 && !expr->bytes[expr->length - 1], "string");
        break;
    case EXPR_NAME: verify_name(v, expr->decl); break;
    case EXPR_UNARY:
        demand(v, is_unary(expr->op), "unary operator");
        verify_parts(v, expr, true, false, false);
        break;
    case EXPR_BINARY:
        demand(v, is_binary(expr->op), "binary operator");
        verify_parts(v, expr, true, true, false);
        break;
    case EXPR_ASSIGN:
        demand(v, expr->op == OP_NONE || (expr->op >= OP_ADD && expr->op <= OP_OR), "assignment");
        verify_parts(v, expr, true, true, false);
        break;
    case EXPR_CONDITIONAL: verify_parts(v, expr, true, expr->b != NULL, true); break;
    case EXPR_INDEX: verify_parts(v, expr, true, true, false); break;
    case EXPR_MEMBER: /* no base: inside a bound, which is not verified here */
        demand(v, expr->member || expr->field, "member");
        verify_parts(v, expr, true, false, false);
        break;
    case EXPR_CAST:
    case EXPR_COMPOUND:
        demand(v, expr->written != NULL, "cast to nothing");
        verify_parts(v, expr, true, false, false);
        demand(v, v->flaw || expr->kind == EXPR_CAST || expr->a->kind == EXPR_LIST, "compound");
        break;
    case EXPR_CALL:
    case EXPR_INTRINSIC:
        verify_parts(v, expr, expr->kind == EXPR_CALL, false, false);
        for (size_t i = 0; i < expr->argument_count; i++)
            verify_expr(v, expr->arguments[i]);
        break;
    case EXPR_LIST: verify_items(v, expr); break;
    case EXPR_STATEMENT:
        demand(v, v->function && expr->block && expr->block->kind == STMT_COMPOUND, "block");
        if (!v->flaw)
            verify_region(v, expr->block);
        break;
    case EXPR_CONVERT: verify_parts(v, expr, true, false, false); break;
    }
}

/* --- Statements ---------------------------------------------------------------------------------------------- */

static void verify_local(struct verifier *v, const struct decl *decl)
{
    demand(v,
           decl && decl->kind == DECL_VARIABLE && !decl->is_global && decl->type &&
               decl->function == v->function && !v->declared[decl->number],
           "local variable");
    if (v->flaw)
        return;
    v->declared[decl->number] = 1;
    if (decl->initialiser)
        verify_expr(v, decl->initialiser);
}

static void verify_label(struct verifier *v, const struct stmt *stmt)
{
    demand(v, stmt->label && v->label_count < AST_JUMPS_MAX, "labels");
    for (size_t i = 0; i < v->label_count && !v->flaw; i++)
        demand(v, strcmp(v->labels[i].label, stmt->label) != 0, "label twice");
    if (!v->flaw)
        v->labels[v->label_count++] = (struct jump){stmt->label, v->region};
}

static void verify_body(struct verifier *v, const struct stmt *stmt, bool is_loop, bool is_switch)
{
    unsigned loops = v->loops, switches = v->switches, cases = v->cases;
    v->loops += is_loop;
    v->switches += is_switch;
    v->cases += is_switch;
    verify_stmt(v, stmt->body);
    v->loops = loops;
    v->switches = switches;
    v->cases = cases;
}

static void verify_stmt(struct verifier *v, const struct stmt *stmt)
{
    demand(v, stmt != NULL, "statement is missing");
    if (v->flaw)
        return;
    switch (stmt->kind) {
    case STMT_COMPOUND:
        for (size_t i = 0; i < stmt->count; i++)
            verify_stmt(v, stmt->list[i]);
        break;
    case STMT_DECL:
        for (size_t i = 0; i < stmt->decl_count; i++)
            verify_local(v, stmt->decls[i]);
        break;
    case STMT_EXPR: verify_expr(v, stmt->a); break;
    case STMT_IF:
        verify_expr(v, stmt->a);
        verify_stmt(v, stmt->body);
        if (stmt->otherwise)
            verify_stmt(v, stmt->otherwise);
        break;
    case STMT_WHILE:
    case STMT_DO:
        verify_expr(v, stmt->a);
        verify_body(v, stmt, true, false);
        break;
    case STMT_FOR:
        demand(v, !stmt->init || stmt->init->kind == STMT_DECL || stmt->init->kind == STMT_EXPR,
               "first part of a for");
        if (stmt->init)
            verify_stmt(v, stmt->init);
        if (stmt->a)
            verify_expr(v, stmt->a);
        if (stmt->step)
            verify_expr(v, stmt->step);
        verify_body(v, stmt, true, false);
        break;
    case STMT_SWITCH:
        verify_expr(v, stmt->a);
        verify_body(v, stmt, false, true);
        break;
    case STMT_CASE:
        demand(v, v->cases > 0, "case outside a switch");
        verify_expr(v, stmt->a);
        verify_stmt(v, stmt->body);
        break;
    case STMT_DEFAULT:
        demand(v, v->cases > 0, "default outside a switch");
        verify_stmt(v, stmt->body);
        break;
    case STMT_LABEL:
        verify_label(v, stmt);
        verify_stmt(v, stmt->body);
        break;
    case STMT_GOTO:
        demand(v, stmt->label && v->goto_count < AST_JUMPS_MAX, "goto");
        if (!v->flaw)
            v->gotos[v->goto_count++] = (struct jump){stmt->label, v->region};
        break;
    case STMT_BREAK: demand(v, v->loops + v->switches > 0, "break outside a loop"); break;
    case STMT_CONTINUE: demand(v, v->loops > 0, "continue outside a loop"); break;
    case STMT_RETURN:
        if (stmt->a)
            verify_expr(v, stmt->a);
        break;
    case STMT_EMPTY: break;
    }
}

/* --- Declarations --------------------------------------------------------------------------------------------- */

static bool is_around(const struct region *outer, const struct region *region)
{
    while (region && region != outer)
        region = region->outer;
    return region == outer;
}

static void verify_jumps(struct verifier *v)
{
    for (size_t i = 0; i < v->goto_count; i++) {
        bool is_found = false;
        for (size_t j = 0; j < v->label_count; j++)
            is_found |= strcmp(v->gotos[i].label, v->labels[j].label) == 0 &&
                        is_around(v->labels[j].region, v->gotos[i].region);
        demand(v, is_found, "goto to no label");
    }
}

/* Inside its function a parameter may be const, and a reference may turn out to be a scope one; callers
 * go by the function's type. */
static bool parameter_agrees(const struct verifier *v, struct type *own, struct type *shared)
{
    if (own == shared || !v->is_checked || !own || !shared)
        return own == shared;
    const struct type *a = type_strip(own), *b = type_strip(shared);
    return a->kind == b->kind && a->target == b->target && a->tag == b->tag && a->size == b->size &&
           a->rank == b->rank && a->is_signed == b->is_signed &&
           a->reference.kind == b->reference.kind && a->reference.bound == b->reference.bound;
}

static void verify_function(struct verifier *v, const struct decl *decl)
{
    const struct type *type = decl->type;
    demand(v, type && type->kind == TYPE_FUNCTION && !decl->function, "function type");
    demand(v, v->flaw || decl->parameter_count == type->parameter_count, "parameters");
    if (v->flaw)
        return;
    v->function = decl;
    v->label_count = v->goto_count = 0;
    v->loops = v->switches = v->cases = 0;
    for (size_t i = 0; i < decl->parameter_count && !v->flaw; i++) {
        const struct decl *parameter = decl->parameters[i];
        demand(v,
               parameter && parameter->kind == DECL_PARAMETER && parameter->function == decl &&
                   parameter->index == i &&
                   parameter_agrees(v, parameter->type, type->parameters[i].type) &&
                   !v->declared[parameter->number],
               "parameter");
        if (!v->flaw)
            v->declared[parameter->number] = 1;
    }
    demand(v, decl->body->kind == STMT_COMPOUND, "body");
    verify_stmt(v, decl->body);
    verify_jumps(v);
    v->function = NULL;
}

static void verify_decl(struct verifier *v, const struct decl *decl)
{
    demand(v,
           decl->canonical && decl->canonical->canonical == decl->canonical &&
               decl->canonical->kind == decl->kind,
           "canonical declaration");
    demand(v, !decl->definition || (decl->canonical == decl && decl->definition->canonical == decl),
           "definition");
    demand(v, decl->type != NULL, "declaration without type");
    demand(v, !decl->function || decl->function->kind == DECL_FUNCTION, "function of a local");
    demand(v, decl->kind == DECL_FUNCTION || (!decl->body && !decl->parameter_count), "body");
    demand(v, decl->kind == DECL_VARIABLE || !decl->initialiser, "initialiser");
    if (v->flaw)
        return;
    if (decl->body)
        verify_function(v, decl);
    else if (decl->kind == DECL_FUNCTION)
        demand(v, type_strip(decl->type)->kind == TYPE_FUNCTION && !decl->parameter_count,
               "function type");
    else if (decl->initialiser && decl->is_global)
        verify_expr(v, decl->initialiser);
}

static const char *verify(const struct unit *unit, bool is_checked)
{
    struct verifier *v = ARENA_NEW(unit->arena, struct verifier);
    v->unit = unit;
    v->is_checked = is_checked;
    v->declared = arena_array(unit->arena, unit->all_count + 1, 1);
    v->visiting = arena_array(unit->arena, unit->tag_count + 1, 1);
    for (size_t i = 0; i < unit->type_count && !v->flaw && !is_checked; i++)
        verify_type(v, unit->types[i]);
    for (size_t i = 0; i < unit->tag_count && !v->flaw; i++)
        verify_tag(v, unit->tags[i], 0);
    for (size_t i = 0; i < unit->all_count && !v->flaw; i++)
        verify_decl(v, unit->all[i]);
    return v->flaw;
}

const char *ast_flaw(const struct unit *unit)
{
    return verify(unit, false);
}

void ast_verify(const struct unit *unit, enum ast_stage stage)
{
    const char *flaw = verify(unit, stage == AST_CHECKED);
    if (flaw)
        panic("the tree after %s is bad: %s", stage == AST_CHECKED ? "check" : "parse", flaw);
}
