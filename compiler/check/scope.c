/* SCP: references into the stack or into the middle of an object do not escape (R5, R6).
 *
 * Such a reference has no header in front of it and may point into an activation that ends. So it
 * lives in local variables and `__scope` parameters, and in members of `__stackonly` structs and elements
 * of arrays that are local variables. Every place a reference can flow to is
 * checked here against the origin of the value (origin.c): assignment, initialiser, argument,
 * result, conversion to `void *`; and no reference to a place that may hold one is ever formed. */
#include "check/origin.h"
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

struct scope_state {
    struct origins *origins; /* of the current function */
};

static enum origin origin_here(const struct walk *walk, const struct expr *expr)
{
    const struct scope_state *state = walk->state;
    return origin_of(walk->function ? state->origins : NULL, expr);
}

/* R18: a static array as a whole becomes an object of its own where a reference to it is to last. */
static bool becomes_object(const struct expr *array)
{
    bool is_static = array->kind == EXPR_NAME && array->decl->kind == DECL_VARIABLE &&
                     !decl_is_automatic(array->decl);
    if (is_static)
        array->decl->canonical->is_object = true;
    return is_static;
}

/* Whether what the value refers to may end with the activation. */
static bool is_short_lived(const struct walk *walk, const struct expr *value)
{
    if (origin_here(walk, value) == ORIGIN_OBJECT)
        return false;
    if (value->kind == EXPR_CONDITIONAL)
        return is_short_lived(walk, value->b ? value->b : value->a) ||
               is_short_lived(walk, value->c);
    if (value->kind != EXPR_CONVERT || value->conversion == CONVERT_LOAD ||
        value->conversion == CONVERT_TO_SCOPE)
        return true;
    return value->conversion == CONVERT_DECAY ? !becomes_object(value->a)
                                              : is_short_lived(walk, value->a);
}

/* The same of what is stored or passed. A `void *` made here from a stack reference is refused where it is
 * made. */
static bool escapes(const struct walk *walk, const struct expr *value)
{
    bool is_any = value->kind == EXPR_CONVERT && value->conversion == CONVERT_TO_ANY;
    return !is_any && is_short_lived(walk, value);
}

static const char *text_of(const struct walk *walk, const struct expr *expr)
{
    return expr_text(walk->checker, expr);
}

static void scope_function(struct walk *walk, struct decl *function)
{
    struct scope_state *state = walk->state;
    state->origins = origins_of(walk->checker, function);
}

/* --- Stores ----------------------------------------------------------------------------------- */

/* Whether the place may hold a stack reference as it was declared. */
static bool is_scope_place(const struct type *type)
{
    type = type_strip((struct type *)type);
    return type->kind == TYPE_POINTER && type->reference.is_scope;
}

static void notes(const struct walk *walk, const struct expr *value)
{
    const struct scope_state *state = walk->state;
    if (walk->function)
        origin_notes(walk->checker, state->origins, value);
}

/* SCP-02: through a reference, who knows how long what it leads to lives? */
static void store_through(struct walk *walk, const struct expr *place, const struct expr *value)
{
    const struct scope_state *state = walk->state;
    if (origin_stored(walk->function ? state->origins : NULL, value) != ORIGIN_OBJECT &&
        refuse(walk->checker, CHECK_scope_through, place->where, text_of(walk, value),
               text_of(walk, place)))
        notes(walk, value);
}

/* SCP-02 */
static void store_check(struct walk *walk, const struct expr *place, const struct expr *value)
{
    struct checker *c = walk->checker;
    bool is_scope = is_scope_place(place->type);
    struct decl *root = place_root(place);
    bool is_static = is_scope && root && !decl_is_automatic(root); /* SCP-08 where it is declared */
    if (!escapes(walk, value) || origin_local(place) || (is_scope && origin_root(place)) ||
        is_static)
        return;
    if (is_scope) {
        store_through(walk, place, value);
        return;
    }
    const char *what = text_of(walk, value), *where = text_of(walk, place);
    enum check check = place->kind == EXPR_NAME ? CHECK_scope_to_static : CHECK_scope_to_memory;
    if (refuse(c, check, place->where, what, where))
        notes(walk, value);
}

/* SCP-02: a stack-only struct is copied from local to local. */
static void copy_check(struct walk *walk, const struct expr *place, const struct expr *value)
{
    const struct scope_state *state = walk->state;
    if (!type_is_stackonly(place->type) || origin_root(place) ||
        origin_held(state->origins, value) == ORIGIN_OBJECT)
        return;
    refuse(walk->checker, CHECK_stackonly_through, place->where, text_of(walk, value),
           arena_printf(walk->checker->arena, "copied to '%s', which may outlive what it refers to",
                        text_of(walk, place)));
}

/* SCP-02: what an atomic operation stores, it stores in memory. */
static void atomic_check(struct walk *walk, const struct expr *expr)
{
    bool stores = expr->intrinsic == INTRINSIC_ATOMIC_STORE ||
                  expr->intrinsic == INTRINSIC_ATOMIC_EXCHANGE ||
                  expr->intrinsic == INTRINSIC_ATOMIC_COMPARE;
    const struct expr *value = stores ? expr->arguments[expr->argument_count - 1] : NULL;
    bool is_taken = stores && is_scope_place(type_strip(expr->arguments[0]->type)->target);
    if (stores && !is_taken && type_is_pointer(value->type) && escapes(walk, value))
        refuse(walk->checker, CHECK_scope_to_atomic, expr->where, text_of(walk, value),
               text_of(walk, expr->arguments[0]));
}

/* SCP-03: what an initialiser list holds lies in the aggregate's memory. */
static void list_check(struct walk *walk, struct expr *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        struct expr *value = list->items[i].value;
        const struct type *type = list->items[i].type;
        if (value->kind == EXPR_LIST)
            list_check(walk, value);
        else if (escapes(walk, value) && !(type && is_scope_place(type)) &&
                 refuse(walk->checker, CHECK_scope_in_list, value->where, text_of(walk, value)))
            notes(walk, value);
    }
}

static void scope_declaration(struct walk *walk, struct decl *decl)
{
    struct expr *value = decl->kind == DECL_VARIABLE ? decl->initialiser : NULL;
    if (!value || !decl->function)
        return; /* static data: GLB */
    bool is_pointer = type_is_pointer(decl->type);
    if (value->kind == EXPR_LIST && !is_pointer)
        list_check(walk, value);
    if (decl->storage == STORAGE_STATIC && is_pointer && origin_here(walk, value) != ORIGIN_OBJECT)
        refuse(walk->checker, CHECK_scope_to_static, value->where, text_of(walk, value),
               decl->name);
}

/* --- Arguments and results -------------------------------------------------------------------- */

/* SCP-10: for `__array __scope`, whose length is in a header: where there is none, or may be none. */
static bool is_part(const struct walk *walk, const struct expr *value)
{
    return value->kind == EXPR_CONVERT && value->conversion == CONVERT_TO_ARRAY &&
           type_strip(value->type)->reference.is_scope &&
           origin_here(walk, value->a) != ORIGIN_OBJECT;
}

/* SCP-01 */
static void argument_check(struct walk *walk, const struct expr *call)
{
    struct type *type = call_type(call);
    struct decl *callee = call_target(call);
    for (size_t i = 0; i < call->argument_count && i < type->parameter_count; i++) {
        struct parameter *parameter = &type->parameters[i];
        const struct expr *argument = call->arguments[i];
        bool is_lent = is_scope_place(parameter->type);
        if (!type_is_pointer(parameter->type) || (is_lent && !is_part(walk, argument)) ||
            (!is_lent && !escapes(walk, argument)))
            continue;
        const char *name = callee ? callee->name : "the procedure", *what = text_of(walk, argument);
        bool is_refused =
            is_lent ? refuse(walk->checker, CHECK_part_argument, argument->where, what, name,
                             arena_printf(walk->checker->arena, " as '%s'", parameter->name))
                    : refuse(walk->checker, CHECK_scope_argument, argument->where, what, name,
                             parameter->name);
        if (!is_refused)
            continue;
        diag_note(walk->checker->diags, parameter->where, "the parameter is declared here");
        notes(walk, argument);
    }
}

/* SCP-04, SCP-05 */
static void scope_statement(struct walk *walk, struct stmt *stmt)
{
    if (stmt->kind != STMT_RETURN || !stmt->a || !type_is_pointer(stmt->a->type) ||
        !escapes(walk, stmt->a))
        return;
    struct checker *c = walk->checker;
    enum origin origin = origin_here(walk, stmt->a);
    const char *name = walk->function->name;
    struct type *result = type_strip(type_strip(walk->function->type)->target);
    if (origin == ORIGIN_FRAME &&
        refuse(c, CHECK_return_frame, stmt->a->where, text_of(walk, stmt->a), name))
        notes(walk, stmt->a);
    else if (origin == ORIGIN_LENT && !result->reference.is_scope &&
             refuse(c, CHECK_return_scope, stmt->a->where, text_of(walk, stmt->a), name)) {
        note_declared(c, walk->function);
        notes(walk, stmt->a);
    } else if (is_part(walk, stmt->a) && refuse(c, CHECK_part_result, stmt->a->where,
                                                text_of(walk, stmt->a), name, " as its result")) {
        note_declared(c, walk->function);
        notes(walk, stmt->a);
    }
}

/* --- Conversions and addresses ---------------------------------------------------------------- */

/* What only looks at a `void *`, or at the bytes behind it. What asks its header is refused elsewhere. */
static bool is_looking(enum intrinsic intrinsic)
{
    switch ((int)intrinsic) {
    case INTRINSIC_AS:
    case INTRINSIC_AS_ARRAY:
    case INTRINSIC_IS:
    case INTRINSIC_LENOF:
    case INTRINSIC_VIEW:
    case INTRINSIC_COPY:
    case INTRINSIC_FILL:
    case INTRINSIC_ZERO:
    case INTRINSIC_MEMCPY:
    case INTRINSIC_MEMMOVE:
    case INTRINSIC_MEMSET:
    case INTRINSIC_MEMCMP:
    case INTRINSIC_POINTER_HASH:
    case INTRINSIC_ASSERT:
    case INTRINSIC_EXPECT: return true;
    }
    return false;
}

/* Where a `void *` is only compared, hashed or used as so many bytes. */
static bool is_harmless_any(const struct walk *walk, const struct expr *convert)
{
    const struct reference *reference = &type_strip(convert->type)->reference;
    const struct expr *parent = walk_parent(walk);
    if (reference->kind == REFERENCE_SIZED && reference->is_scope)
        return true;
    if (!parent)
        return false;
    if (parent->kind == EXPR_INTRINSIC)
        return is_looking(parent->intrinsic);
    return parent->kind == EXPR_BINARY && (parent->op == OP_EQ || parent->op == OP_NE);
}

/* SCP-06: whoever gets a `void *` may ask its header for the type. */
static void any_check(struct walk *walk, const struct expr *expr)
{
    if (expr->conversion == CONVERT_TO_ANY && !is_harmless_any(walk, expr) &&
        is_short_lived(walk, expr->a))
        refuse(walk->checker, CHECK_scope_to_any, expr->where, text_of(walk, expr->a));
}

/* SCP-09: elements that hold stack references are used one by one. The array's type, which would go with a
 * reference to all, does not say what may be stored in it. */
static void decay_check(struct walk *walk, const struct expr *expr)
{
    const struct expr *parent = walk_parent(walk);
    bool is_indexed =
        parent && parent->a == expr &&
        (parent->kind == EXPR_INDEX || (parent->kind == EXPR_UNARY && parent->op == OP_DEREF));
    struct type *element = type_strip(expr->a->type);
    while (element->kind == TYPE_ARRAY)
        element = type_strip(element->target);
    if (expr->conversion == CONVERT_DECAY && !is_indexed && is_scope_place(element))
        refuse(walk->checker, CHECK_scope_array, expr->where, text_of(walk, expr->a));
}

static void scope_expression(struct walk *walk, struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_ASSIGN:
        if (type_is_pointer(expr->a->type))
            store_check(walk, expr->a, expr->b);
        else
            copy_check(walk, expr->a, expr->b);
        break;
    case EXPR_CALL: argument_check(walk, expr); break;
    case EXPR_COMPOUND:
        if (expr->a->kind == EXPR_LIST)
            list_check(walk, expr->a);
        break;
    case EXPR_CONVERT:
        any_check(walk, expr);
        decay_check(walk, expr);
        break;
    case EXPR_INTRINSIC: atomic_check(walk, expr); break;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_CONDITIONAL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
    case EXPR_LIST:
    case EXPR_STATEMENT: break;
    }
}

void rules_scope(struct checker *c)
{
    static const struct walk_rule rule = {.declaration = scope_declaration,
                                          .function = scope_function,
                                          .statement = scope_statement,
                                          .expression = scope_expression};
    struct scope_state state = {NULL};
    walk_unit(&rule, c, &state);
}
