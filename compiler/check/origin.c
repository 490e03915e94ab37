/* Origins of references. A local's origin is the worst of everything ever assigned to it, found by
 * repeating a walk over the body until nothing changes. Memory is no source: no reference into the
 * stack is ever stored there, because that is what the rules in scope.c refuse. */
#include "check/origin.h"

#include "check/tree.h"
#include "check/walk.h"

/* A round hands a fact on at least once, most hand on all: locals in the wrong order must not keep the compiler busy. */
enum { BUCKETS = 64, ROUNDS_MAX = 200 };

struct fact {
    const struct decl *local;
    enum origin origin;
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

enum origin origin_of_local(const struct origins *origins, const struct decl *local)
{
    const struct fact *fact = origins ? origins->facts[local->number % BUCKETS] : NULL;
    for (; fact; fact = fact->next)
        if (fact->local == local)
            return fact->origin;
    return ORIGIN_OBJECT;
}

static void fact_raise(struct origins *origins, const struct decl *local, enum origin origin)
{
    if (origin <= origin_of_local(origins, local))
        return;
    struct fact **bucket = &origins->facts[local->number % BUCKETS];
    struct fact *fact = *bucket;
    while (fact && fact->local != local)
        fact = fact->next;
    if (!fact) {
        fact = ARENA_NEW(origins->arena, struct fact);
        fact->local = local;
        fact->next = *bucket;
        *bucket = fact;
    }
    fact->origin = origin;
    origins->has_changed = true;
}

/* --- Places ----------------------------------------------------------------------------------- */

struct decl *origin_local(const struct expr *place)
{
    return place->kind == EXPR_NAME && decl_is_automatic(place->decl) ? place->decl : NULL;
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
    case CONVERT_LOAD: {
        struct decl *local = origin_local(expr->a);
        return local ? origin_of_local(origins, local) : ORIGIN_OBJECT;
    }
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
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_COMPOUND:
    case EXPR_LIST: break;
    }
    return ORIGIN_OBJECT; /* a member of a struct value: memory holds nothing else */
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

/* --- Locals ----------------------------------------------------------------------------------- */

static void origin_declaration(struct walk *walk, struct decl *decl)
{
    struct type *type = type_strip(decl->type);
    if (!decl_is_automatic(decl) || type->kind != TYPE_POINTER)
        return;
    if (decl->kind == DECL_PARAMETER && type->reference.is_scope)
        fact_raise(walk->state, decl, ORIGIN_LENT);
    struct expr *value = decl->initialiser;
    if (value && value->kind == EXPR_LIST)
        value = value->item_count ? value->items[0].value : NULL;
    if (value)
        fact_raise(walk->state, decl, origin_of(walk->state, value));
}

static void origin_expression(struct walk *walk, struct expr *expr)
{
    struct decl *local = expr->kind == EXPR_ASSIGN ? origin_local(expr->a) : NULL;
    if (local)
        fact_raise(walk->state, local, origin_of(walk->state, expr->b));
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
