/* Origins of references. A local's origin is the worst of everything ever assigned to it, found by
 * repeating a walk over the body until nothing changes. A local that holds stack references in its
 * members or elements has one origin for all of them. Other memory is no source: no reference into this
 * activation is ever stored there, because that is what the rules in scope.c refuse. So what is reached
 * through a reference that does not lead into this activation does not, either. */
#include "check/origin.h"

#include "check/tree.h"
#include "check/walk.h"

/* A round hands a fact on at least once, most hand on all: locals in the wrong order must not keep the compiler busy. */
enum { BUCKETS = 64, ROUNDS_MAX = 200 };

struct fact {
    const struct decl *local;
    enum origin origin;
    const struct expr *cause; /* the value that brought it in; NULL: a parameter had it */
    struct fact *next;
};

struct origins {
    struct arena *arena;
    struct fact *facts[BUCKETS];
    bool has_changed;
};

static enum origin worst(enum origin a, enum origin b)
{
    return a > b ? a : b;
}

/* --- Facts ------------------------------------------------------------------------------------ */

static struct fact *fact_of(const struct origins *origins, const struct decl *local)
{
    struct fact *fact = origins ? origins->facts[local->number % BUCKETS] : NULL;
    while (fact && fact->local != local)
        fact = fact->next;
    return fact;
}

enum origin origin_of_local(const struct origins *origins, const struct decl *local)
{
    const struct fact *fact = fact_of(origins, local);
    return fact ? fact->origin : ORIGIN_OBJECT;
}

static void fact_raise(struct origins *origins, const struct decl *local, enum origin origin,
                       const struct expr *cause)
{
    if (origin <= origin_of_local(origins, local))
        return;
    struct fact **bucket = &origins->facts[local->number % BUCKETS];
    struct fact *fact = fact_of(origins, local);
    if (!fact) {
        fact = ARENA_NEW(origins->arena, struct fact);
        fact->local = local;
        fact->next = *bucket;
        *bucket = fact;
    }
    fact->origin = origin;
    fact->cause = cause;
    origins->has_changed = true;
}

/* --- Places ----------------------------------------------------------------------------------- */

struct decl *origin_local(const struct expr *place)
{
    return place->kind == EXPR_NAME && decl_is_automatic(place->decl) ? place->decl : NULL;
}

/* What the place is part of in the end: a name, what a reference leads to, or a value. */
static const struct expr *place_whole(const struct expr *place)
{
    for (const struct expr *outer; (outer = place_outer(place)) != NULL;)
        place = outer;
    return place;
}

struct decl *origin_root(const struct expr *place)
{
    return origin_local(place_whole(place));
}

/* The reference that the place is reached through, or NULL. */
static const struct expr *place_reference(const struct expr *place)
{
    place = place_whole(place);
    bool is_reached = (place->kind == EXPR_MEMBER && place->is_arrow) ||
                      place->kind == EXPR_INDEX ||
                      (place->kind == EXPR_UNARY && place->op == OP_DEREF);
    return is_reached ? place->a : NULL;
}

/* Where a place lies. A value that is no place is a temporary of this activation. */
static enum origin place_origin(const struct origins *origins, const struct expr *place)
{
    switch (place->kind) {
    case EXPR_NAME: return decl_is_automatic(place->decl) ? ORIGIN_FRAME : ORIGIN_LENT;
    case EXPR_STRING: return ORIGIN_OBJECT;
    case EXPR_MEMBER:
        return place->is_arrow ? worst(ORIGIN_LENT, origin_of(origins, place->a))
                               : place_origin(origins, place->a);
    case EXPR_INDEX:
        return type_is_pointer(place->a->type) ? worst(ORIGIN_LENT, origin_of(origins, place->a))
                                               : place_origin(origins, place->a);
    case EXPR_UNARY:
        return place->op == OP_DEREF ? worst(ORIGIN_LENT, origin_of(origins, place->a))
                                     : ORIGIN_FRAME;
    case EXPR_COMPOUND: return origins ? ORIGIN_FRAME : ORIGIN_LENT;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_BINARY:
    case EXPR_ASSIGN:
    case EXPR_CONDITIONAL:
    case EXPR_CALL:
    case EXPR_CAST:
    case EXPR_LIST:
    case EXPR_STATEMENT:
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: break;
    }
    return ORIGIN_FRAME;
}

/* --- Values ----------------------------------------------------------------------------------- */

/* `&x`. Exceptions of R2 and R5: `&a[i]` of a bounded reference is `a + i`, and a whole global struct
 * has a header, so that its address is an ordinary reference. */
static enum origin address_origin(const struct origins *origins, const struct expr *expr)
{
    const struct expr *place = expr->a;
    if (place->kind == EXPR_INDEX && type_is_pointer(place->a->type) && type_is_bounded(expr->type))
        return origin_of(origins, place->a);
    if (place->kind == EXPR_NAME && place->decl->kind == DECL_FUNCTION)
        return ORIGIN_OBJECT;
    if (place->kind == EXPR_NAME && place->decl->kind == DECL_VARIABLE &&
        !decl_is_automatic(place->decl) && type_strip(place->type)->kind == TYPE_STRUCT)
        return ORIGIN_OBJECT;
    return worst(ORIGIN_LENT, place_origin(origins, place));
}

static enum origin unary_origin(const struct origins *origins, const struct expr *expr)
{
    if (expr->op == OP_ADDRESS)
        return address_origin(origins, expr);
    if (expr->op >= OP_PRE_INC && expr->op <= OP_POST_DEC) {
        struct decl *local = origin_local(expr->a);
        return local ? origin_of_local(origins, local) : ORIGIN_OBJECT;
    }
    return ORIGIN_OBJECT;
}

/* A scope result may point wherever an argument does. */
static enum origin call_origin(const struct origins *origins, const struct expr *expr)
{
    if (!type_strip(expr->type)->reference.is_scope)
        return ORIGIN_OBJECT;
    enum origin origin = ORIGIN_LENT;
    for (size_t i = 0; i < expr->argument_count; i++)
        origin = worst(origin, origin_of(origins, expr->arguments[i]));
    return origin;
}

static enum origin value_held(const struct origins *origins, const struct expr *value);

/* What the stack references in a place may point to. */
static enum origin place_held(const struct origins *origins, const struct expr *place)
{
    const struct decl *root = origin_root(place);
    const struct expr *reference = place_reference(place);
    if (root)
        return origin_of_local(origins, root);
    const struct expr *whole = place_whole(place);
    if (!reference) /* static data holds none: SCP-08 */
        return whole->kind == EXPR_NAME ? ORIGIN_LENT : value_held(origins, whole);
    return origin_of(origins, reference) == ORIGIN_FRAME ? ORIGIN_FRAME : ORIGIN_LENT;
}

static enum origin load_origin(const struct origins *origins, const struct expr *place)
{
    struct decl *local = origin_local(place);
    if (local)
        return origin_of_local(origins, local);
    struct type *type = type_strip(place->type);
    bool is_scope = type->kind == TYPE_POINTER && type->reference.is_scope;
    return is_scope ? worst(ORIGIN_LENT, place_held(origins, place)) : ORIGIN_OBJECT;
}

static enum origin intrinsic_origin(const struct origins *origins, const struct expr *expr)
{
    if (expr->intrinsic == INTRINSIC_VIEW)
        return worst(ORIGIN_LENT, origin_of(origins, expr->arguments[0]));
    if (expr->intrinsic == INTRINSIC_SUB || expr->intrinsic == INTRINSIC_EXPECT)
        return origin_of(origins, expr->arguments[0]);
    return ORIGIN_OBJECT; /* new objects, and what has passed the header check of as() */
}

static enum origin convert_origin(const struct origins *origins, const struct expr *expr)
{
    switch (expr->conversion) {
    case CONVERT_LOAD: return load_origin(origins, expr->a);
    case CONVERT_DECAY: return place_origin(origins, expr->a);
    case CONVERT_TO_SCOPE: return worst(ORIGIN_LENT, origin_of(origins, expr->a));
    case CONVERT_CONST:
    case CONVERT_TO_ANY:
    case CONVERT_TO_BASE:
    case CONVERT_WIDE:
    case CONVERT_TO_ARRAY:
    case CONVERT_TO_OBJECT:
    case CONVERT_TO_COUNTED:
    case CONVERT_ONE: return origin_of(origins, expr->a);
    case CONVERT_ARITHMETIC:
    case CONVERT_TO_BOOL:
    case CONVERT_FUNCTION:
    case CONVERT_NULL:
    case CONVERT_VOID:
    case CONVERT_TO_CSTR: break;
    }
    return ORIGIN_OBJECT;
}

/* The value of ({ ... }) is its last statement's. */
static enum origin block_origin(const struct origins *origins, const struct stmt *block)
{
    const struct stmt *last = block->count ? block->list[block->count - 1] : NULL;
    while (last && last->kind == STMT_LABEL)
        last = last->body;
    return last && last->kind == STMT_EXPR ? origin_of(origins, last->a) : ORIGIN_OBJECT;
}

static enum origin value_origin(const struct origins *origins, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_UNARY: return unary_origin(origins, expr);
    case EXPR_BINARY:
        if (expr->op == OP_COMMA)
            return origin_of(origins, expr->b);
        return worst(origin_of(origins, expr->a), origin_of(origins, expr->b));
    case EXPR_ASSIGN: {
        struct decl *local = origin_local(expr->a);
        return worst(local ? origin_of_local(origins, local) : ORIGIN_OBJECT,
                     origin_of(origins, expr->b));
    }
    case EXPR_CONDITIONAL:
        return worst(origin_of(origins, expr->b ? expr->b : expr->a), origin_of(origins, expr->c));
    case EXPR_CALL: return call_origin(origins, expr);
    case EXPR_CAST: return origin_of(origins, expr->a);
    case EXPR_INTRINSIC: return intrinsic_origin(origins, expr);
    case EXPR_CONVERT: return convert_origin(origins, expr);
    case EXPR_STATEMENT: return block_origin(origins, expr->block);
    case EXPR_MEMBER: return load_origin(origins, expr); /* of a struct value */
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_INDEX:
    case EXPR_COMPOUND:
    case EXPR_LIST: break;
    }
    return ORIGIN_OBJECT;
}

enum origin origin_of(const struct origins *origins, const struct expr *expr)
{
    if (!expr->type || !type_is_pointer(expr->type))
        return ORIGIN_OBJECT;
    if (expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_NULL)
        return ORIGIN_OBJECT;
    enum origin typed = type_strip(expr->type)->reference.is_scope ? ORIGIN_LENT : ORIGIN_OBJECT;
    return worst(typed, value_origin(origins, expr));
}

/* --- Stack-only values ------------------------------------------------------------------------ */

static enum origin list_held(const struct origins *origins, const struct expr *list)
{
    enum origin origin = ORIGIN_OBJECT;
    for (size_t i = 0; i < list->item_count; i++) {
        const struct expr *value = list->items[i].value;
        origin = worst(origin, value->type && type_is_pointer(value->type)
                                   ? origin_stored(origins, value)
                                   : origin_held(origins, value));
    }
    return origin;
}

enum origin origin_held(const struct origins *origins, const struct expr *value)
{
    bool holds = value->kind == EXPR_LIST || (value->type && type_is_stackonly(value->type));
    return holds ? value_held(origins, value) : ORIGIN_OBJECT;
}

static enum origin value_held(const struct origins *origins, const struct expr *value)
{
    const struct stmt *last = NULL;
    switch (value->kind) {
    case EXPR_LIST: return list_held(origins, value);
    case EXPR_COMPOUND: return list_held(origins, value->a);
    case EXPR_CONVERT:
        return value->conversion == CONVERT_LOAD ? place_held(origins, value->a) : ORIGIN_FRAME;
    case EXPR_NAME:
    case EXPR_MEMBER:
    case EXPR_INDEX: return place_held(origins, value);
    case EXPR_UNARY: return value->op == OP_DEREF ? place_held(origins, value) : ORIGIN_FRAME;
    case EXPR_BINARY:
    case EXPR_ASSIGN: return origin_held(origins, value->b);
    case EXPR_CONDITIONAL:
        return worst(origin_held(origins, value->b ? value->b : value->a),
                     origin_held(origins, value->c));
    case EXPR_STATEMENT:
        last = value->block->count ? value->block->list[value->block->count - 1] : NULL;
        return last && last->kind == STMT_EXPR ? origin_held(origins, last->a) : ORIGIN_FRAME;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_CALL:
    case EXPR_CAST:
    case EXPR_INTRINSIC: break;
    }
    return ORIGIN_FRAME;
}

/* The start of an object stays one when it is taken for a stack reference. */
enum origin origin_stored(const struct origins *origins, const struct expr *value)
{
    if (value->kind == EXPR_CONVERT && value->conversion == CONVERT_TO_SCOPE &&
        !type_is_bounded(value->a->type))
        return origin_of(origins, value->a);
    return origin_of(origins, value);
}

/* --- Causes ----------------------------------------------------------------------------------- */

static const struct expr *operand_of(const struct origins *origins, const struct expr *expr)
{
    const struct expr *worst_one = NULL;
    switch (expr->kind) {
    case EXPR_CONVERT: return expr->conversion == CONVERT_LOAD ? NULL : expr->a;
    case EXPR_CAST: return expr->a;
    case EXPR_ASSIGN: return expr->b;
    case EXPR_BINARY: return expr->op == OP_COMMA ? expr->b : expr->a;
    case EXPR_CONDITIONAL:
        return origin_of(origins, expr->c) == origin_of(origins, expr) ? expr->c : expr->b;
    case EXPR_INTRINSIC: return expr->argument_count ? expr->arguments[0] : NULL;
    case EXPR_CALL:
        for (size_t i = 0; i < expr->argument_count; i++)
            if (!worst_one ||
                origin_of(origins, expr->arguments[i]) > origin_of(origins, worst_one))
                worst_one = expr->arguments[i];
        return worst_one;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_UNARY:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_COMPOUND:
    case EXPR_LIST:
    case EXPR_STATEMENT: break;
    }
    return NULL;
}

/* The local that the value, or what it is made of, comes out of; NULL: it is made here. */
static const struct decl *source_of(const struct origins *origins, const struct expr *expr)
{
    for (const struct expr *inner; (inner = operand_of(origins, expr)) != NULL;)
        expr = inner;
    const struct expr *place =
        expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_LOAD ? expr->a : expr;
    const struct expr *reference = place_reference(place);
    if (expr == place && expr->kind != EXPR_NAME)
        return NULL;
    return reference ? source_of(origins, reference) : origin_root(place);
}

/* A call that lends a parameter, which nothing but its calls made a stack reference. */
struct lending {
    const struct decl *parameter;
    const struct expr *argument;
};

static void find_lending(struct walk *walk, struct expr *expr)
{
    struct lending *lending = walk->state;
    const struct decl *parameter = lending->parameter;
    const struct decl *callee = expr->kind == EXPR_CALL ? call_target(expr) : NULL;
    if (lending->argument || !callee || callee != parameter->function->canonical ||
        parameter->index >= expr->argument_count)
        return;
    const struct expr *argument = expr->arguments[parameter->index];
    if (type_is_pointer(argument->type) && type_strip(argument->type)->reference.is_scope)
        lending->argument = argument;
}

static void note_lending(struct checker *c, const struct decl *parameter)
{
    static const struct walk_rule rule = {.expression = find_lending};
    struct lending lending = {parameter, NULL};
    if (parameter->kind != DECL_PARAMETER || annotation_find(parameter->annotations, "scope"))
        return;
    walk_unit(&rule, c, &lending);
    if (lending.argument)
        diag_note(c->diags, lending.argument->where, "'%s' is lent '%s' here", parameter->name,
                  expr_text(c, lending.argument));
}

void origin_notes(struct checker *c, const struct origins *origins, const struct expr *value)
{
    enum { STEPS = 4 };
    for (int step = 0; value && step < STEPS; step++) {
        const struct decl *local = source_of(origins, value);
        const struct fact *fact = local ? fact_of(origins, local) : NULL;
        value = fact ? fact->cause : NULL;
        if (fact && !value)
            note_lending(c, local);
        if (value)
            diag_note(c->diags, value->where, "'%s' may refer to '%s' since here", local->name,
                      expr_text(c, value));
    }
}

/* --- Locals ----------------------------------------------------------------------------------- */

/* What in a list is to blame. */
static const struct expr *worst_item(const struct origins *origins, const struct expr *value)
{
    if (value->kind == EXPR_COMPOUND)
        return worst_item(origins, value->a);
    for (size_t i = 0; value->kind == EXPR_LIST && i < value->item_count; i++) {
        const struct expr *item = value->items[i].value;
        enum origin origin = item->type && type_is_pointer(item->type)
                                 ? origin_stored(origins, item)
                                 : origin_held(origins, item);
        if (origin == origin_held(origins, value))
            return item->kind == EXPR_LIST ? worst_item(origins, item) : item;
    }
    return value;
}

static void origin_declaration(struct walk *walk, struct decl *decl)
{
    struct origins *origins = walk->state;
    struct type *type = type_strip(decl->type);
    struct expr *value = decl->initialiser;
    if (!decl_is_automatic(decl))
        return;
    if (value && type_is_stackonly(type))
        fact_raise(origins, decl, origin_held(origins, value), worst_item(origins, value));
    if (type->kind != TYPE_POINTER)
        return;
    if (decl->kind == DECL_PARAMETER && type->reference.is_scope)
        fact_raise(origins, decl, ORIGIN_LENT, NULL);
    if (value && value->kind == EXPR_LIST)
        value = value->item_count ? value->items[0].value : NULL;
    if (value)
        fact_raise(origins, decl, origin_of(origins, value), value);
}

static void origin_expression(struct walk *walk, struct expr *expr)
{
    struct origins *origins = walk->state;
    struct decl *root = expr->kind == EXPR_ASSIGN ? origin_root(expr->a) : NULL;
    if (!root)
        return;
    bool is_pointer = type_is_pointer(expr->a->type);
    enum origin origin = is_pointer ? origin_of(origins, expr->b) : origin_held(origins, expr->b);
    fact_raise(origins, root, origin, expr->b);
}

struct origins *origins_of(struct checker *c, struct decl *function)
{
    static const struct walk_rule rule = {.declaration = origin_declaration,
                                          .expression = origin_expression};
    struct origins *origins = ARENA_NEW(c->arena, struct origins);
    origins->arena = c->arena;
    size_t rounds = 0;
    do {
        origins->has_changed = false;
        walk_function(&rule, c, function, origins);
    } while (origins->has_changed && ++rounds < ROUNDS_MAX);
    if (origins->has_changed)
        diag_report(c->diags, DIAG_C_01, function->where,
                    "references are handed on through too many locals");
    return origins;
}
