/* Static initialisers: what the object file can hold (R18).
 *
 * Numbers, starts of objects (string literals, global structs and arrays), procedures, null. An
 * address inside an object has no header: it is refused, not only where it would be stored. */
#include "check/typing.h"

static bool is_constant_number(const struct expr *e)
{
    if (e->is_constant || e->kind == EXPR_FLOAT || e->kind == EXPR_INTEGER)
        return true;
    if (e->kind == EXPR_CONVERT)
        return (e->conversion == CONVERT_ARITHMETIC || e->conversion == CONVERT_TO_BOOL) &&
               type_is_arithmetic(e->a->type) && is_constant_number(e->a);
    if (e->kind == EXPR_UNARY)
        return (e->op == OP_PLUS || e->op == OP_MINUS) && is_constant_number(e->a);
    /* An integer operation that was not folded divides by zero. */
    bool is_operation =
        e->kind == EXPR_BINARY && e->op >= OP_ADD && e->op <= OP_DIV && !type_is_integer(e->type);
    return is_operation && is_constant_number(e->a) && is_constant_number(e->b);
}

static bool is_static_variable(const struct expr *e)
{
    return e->kind == EXPR_NAME && e->decl->kind == DECL_VARIABLE &&
           (e->decl->is_global || e->decl->storage == STORAGE_STATIC);
}

/* An array as a whole: a literal, or a variable that becomes an object. */
static bool is_start_of_array(const struct expr *place)
{
    if (place->kind == EXPR_STRING)
        return true;
    if (!is_static_variable(place))
        return false;
    place->decl->canonical->is_object = true;
    return true;
}

static bool is_inside(const struct expr *e)
{
    while (e->kind == EXPR_CONVERT && e->conversion != CONVERT_LOAD)
        e = e->a;
    return (e->kind == EXPR_UNARY && e->op == OP_ADDRESS) || e->kind == EXPR_BINARY ||
           e->kind == EXPR_MEMBER || e->kind == EXPR_INDEX;
}

static bool is_constant_reference(struct checker *c, const struct expr *e)
{
    if (e->kind == EXPR_UNARY)
        return e->op == OP_ADDRESS && is_static_variable(e->a) &&
               is_kind(c, e->a->type, TYPE_STRUCT);
    if (e->kind != EXPR_CONVERT)
        return false;
    switch (e->conversion) {
    case CONVERT_NULL: return e->a->kind == EXPR_INTEGER;
    case CONVERT_FUNCTION: return e->a->kind == EXPR_NAME;
    case CONVERT_DECAY: return is_start_of_array(e->a);
    case CONVERT_CONST:
    case CONVERT_TO_ANY:
    case CONVERT_TO_BASE:
    case CONVERT_TO_ARRAY:
    case CONVERT_TO_OBJECT: return is_constant_reference(c, e->a);
    case CONVERT_LOAD:
    case CONVERT_ARITHMETIC:
    case CONVERT_TO_BOOL:
    case CONVERT_WIDE:
    case CONVERT_TO_SCOPE:
    case CONVERT_TO_COUNTED:
    case CONVERT_ONE:
    case CONVERT_VOID:
    case CONVERT_TO_CSTR: return false;
    }
    return false;
}

static void constant_value(struct checker *c, struct expr *e)
{
    if (type_is_pointer(e->type)) {
        if (is_constant_reference(c, e))
            return;
        if (is_inside(e)) /* GLB-02 */
            refuse(c, CHECK_static_inside, e->where, expr_spell(c->arena, e));
        else /* GLB-01 */
            refuse(c, CHECK_static_reference, e->where, expr_spell(c->arena, e));
    } else if (!is_constant_number(e)) {
        refuse(c, CHECK_static_value, e->where, expr_spell(c->arena, e)); /* GLB-01 */
    }
}

void constant_initialiser(struct checker *c, struct expr *e)
{
    if (!e->type)
        return;
    if (e->kind != EXPR_LIST) {
        constant_value(c, e);
        return;
    }
    for (size_t i = 0; i < e->item_count; i++) {
        struct expr *item = e->items[i].value;
        if (item->kind != EXPR_STRING)
            constant_initialiser(c, item);
    }
}
