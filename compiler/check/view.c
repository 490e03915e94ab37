/* VIW: looking at bytes as a `__plain` struct (R16).
 *
 * Every bit pattern of a plain struct is legal and every byte of it is a member's, so a view neither
 * forges a value nor shows padding. It is packed: a reference to a member with a natural alignment
 * would be used as if it were aligned. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

static bool is_plain_tag(const struct tag *tag)
{
    return tag->kind == TYPE_STRUCT && tag->is_complete &&
           annotation_find(tag->annotations, "plain") != NULL;
}

/* Whether a member of a plain struct may have that type. */
static bool is_plain_member(struct type *type)
{
    type = type_strip(type);
    switch (type->kind) {
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM: return true;
    case TYPE_ARRAY: return is_plain_member(type->target);
    case TYPE_STRUCT: return is_plain_tag(type->tag);
    case TYPE_UNION:
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_POINTER:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return false;
}

/* VIW-01, VIW-05 */
static void view_tag(struct walk *walk, struct tag *tag)
{
    struct checker *c = walk->checker;
    if (!annotation_find(tag->annotations, "plain"))
        return;
    if (tag->kind != TYPE_STRUCT)
        refuse(c, CHECK_plain_union, tag->where, tag_text(c, tag));
    for (size_t i = 0; i < tag->field_count; i++) {
        struct field *field = &tag->fields[i];
        if (field->is_bit_field || !is_plain_member(field->type))
            refuse(c, CHECK_plain_member, field->where, field->name, tag_text(c, tag),
                   field->is_bit_field ? "a bit-field" : spell(c, field->type));
    }
}

/* VIW-02, VIW-03 */
static void view_intrinsic(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    struct type *wanted = type_strip(type_strip(expr->written)->target); /* the witness is T * */
    if (wanted->kind != TYPE_STRUCT || !is_plain_tag(wanted->tag))
        refuse(c, CHECK_view_type, expr->where, spell(c, expr->written));
    struct type *source = type_strip(expr->arguments[0]->type);
    struct type *byte = source->kind == TYPE_POINTER ? type_strip(source->target) : NULL;
    if (!byte || byte->kind != TYPE_INTEGER || byte->size != 1)
        refuse(c, CHECK_view_source, expr->arguments[0]->where, spell(c, source));
}

/* VIW-04 */
static void member_address(struct walk *walk, struct expr *expr)
{
    const struct expr *parent = walk_parent(walk);
    bool is_indexed = parent && parent->kind == EXPR_INDEX && parent->a == expr;
    struct type *type = type_strip(expr->a->type);
    while (type->kind == TYPE_ARRAY)
        type = type_strip(type->target);
    bool is_struct = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION;
    uint64_t align = is_struct ? type->tag->align : type->align;
    if (is_indexed || align <= 1)
        return;
    for (const struct expr *place = expr->a; place; place = place_outer(place)) {
        if (place->kind != EXPR_MEMBER || !place->field->parent->is_packed)
            continue;
        refuse(walk->checker, CHECK_packed_address, expr->where, expr_text(walk->checker, place));
        return;
    }
}

static void view_expression(struct walk *walk, struct expr *expr)
{
    if (expr->kind == EXPR_INTRINSIC && expr->intrinsic == INTRINSIC_VIEW)
        view_intrinsic(walk, expr);
    if ((expr->kind == EXPR_UNARY && expr->op == OP_ADDRESS) ||
        (expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_DECAY))
        member_address(walk, expr);
}

void rules_view(struct checker *c)
{
    static const struct walk_rule rule = {.tag = view_tag, .expression = view_expression};
    walk_unit(&rule, c, NULL);
}
