/* ARR-05: objects that end in a flexible member are neither copied nor lent (R14).
 *
 * The header's count says how many elements follow the struct, so whoever has such a reference must have
 * the object's start: a reference that may point elsewhere, or counts structs, would find another count
 * or none. A copy would be of the struct alone. Declarations are looked at when they are completed. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

static bool refers_to_flexible(struct type *type)
{
    type = type_strip(type);
    return type->kind == TYPE_POINTER && type_is_flexible(type->target);
}

static bool is_start(struct type *type)
{
    const struct reference *reference = &type_strip(type)->reference;
    return reference->kind == REFERENCE_OBJECT && !reference->is_scope;
}

/* Where a value, or a reference that is no longer to the start, is made. */
static void flexible_expression(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    if (!expr->type)
        return;
    bool is_conversion = expr->kind == EXPR_CONVERT && expr->conversion != CONVERT_CONST;
    bool is_load = expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_LOAD;
    bool is_address = expr->kind == EXPR_UNARY && expr->op == OP_ADDRESS;
    if ((is_load || expr->kind == EXPR_COMPOUND) && type_is_flexible(expr->type))
        refuse(c, CHECK_flexible_value, expr->where, spell(c, expr->type));
    else if (((is_conversion && !is_load) || is_address) && refers_to_flexible(expr->type) &&
             !is_start(expr->type))
        refuse(c, CHECK_flexible_lent, expr->where, spell(c, type_strip(expr->type)->target));
}

void rules_flexible(struct checker *c)
{
    static const struct walk_rule rule = {.expression = flexible_expression};
    walk_unit(&rule, c, NULL);
}
