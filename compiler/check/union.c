/* UNI: unions hold plain data, and a member is reached through its union only (R9).
 *
 * A member that constrains its bits (reference, procedure, _Bool) could be forged through another
 * one. A reference to a member would be read as that member's type while the union is written as
 * another: the one thing that the lowered code's aliasing rules do not allow. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* Whether values of the type may be made of arbitrary bytes. */
static bool is_free_form(struct type *type)
{
    type = type_strip(type);
    switch (type->kind) {
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM: return true;
    case TYPE_ARRAY: return is_free_form(type->target);
    case TYPE_STRUCT:
    case TYPE_UNION:
        for (size_t i = 0; i < type->tag->field_count; i++)
            if (!is_free_form(type->tag->fields[i].type))
                return false;
        return type->tag->is_complete && !annotation_find(type->tag->annotations, "stackonly");
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_POINTER:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return false;
}

/* UNI-01 */
static void union_tag(struct walk *walk, struct tag *tag)
{
    struct checker *c = walk->checker;
    for (size_t i = 0; tag->kind == TYPE_UNION && i < tag->field_count; i++) {
        struct field *field = &tag->fields[i];
        if (!is_free_form(field->type))
            refuse(c, CHECK_union_member, field->where, field->name, spell(c, field->type));
    }
}

/* UNI-02: `u.bytes[i]` is fine, it goes through the union. */
static void union_expression(struct walk *walk, struct expr *expr)
{
    bool is_address = expr->kind == EXPR_UNARY && expr->op == OP_ADDRESS;
    const struct expr *parent = walk_parent(walk);
    bool is_decay = expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_DECAY &&
                    !(parent && parent->kind == EXPR_INDEX && parent->a == expr);
    if (!is_address && !is_decay)
        return;
    for (const struct expr *place = expr->a; place; place = place_outer(place)) {
        if (place->kind != EXPR_MEMBER || place->field->parent->kind != TYPE_UNION)
            continue;
        refuse(walk->checker, CHECK_union_address, expr->where, expr_text(walk->checker, place));
        return;
    }
}

void rules_union(struct checker *c)
{
    static const struct walk_rule rule = {.tag = union_tag, .expression = union_expression};
    walk_unit(&rule, c, NULL);
}
