/* BLK: block operations on whole elements (R13, R19).
 *
 * Bytes may be copied, compared and set only where every bit pattern is legal; what holds references
 * is copied as elements of one type, word by word, or zeroed. Lengths are checked at run time. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* What an operation does with its operands. */
struct block_operation {
    enum intrinsic intrinsic;
    const char *name;
    bool has_source; /* its second argument is a reference too */
};

static const struct block_operation operations[] = {
    {INTRINSIC_COPY, "copy", true},       {INTRINSIC_FILL, "fill", false},
    {INTRINSIC_ZERO, "zero", false},      {INTRINSIC_MEMCPY, "memcpy", true},
    {INTRINSIC_MEMMOVE, "memmove", true}, {INTRINSIC_MEMSET, "memset", false},
    {INTRINSIC_MEMCMP, "memcmp", true},
};

static const struct block_operation *operation_find(const struct expr *expr)
{
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++)
        if (expr->kind == EXPR_INTRINSIC && expr->intrinsic == operations[i].intrinsic)
            return &operations[i];
    return NULL;
}

static struct type *element_of(const struct expr *operand)
{
    return type_strip(operand->type)->target;
}

/* BLK-01: lent bytes of unknown type have no elements. */
static bool is_block(struct checker *c, const struct expr *operand, const char *name)
{
    enum type_kind kind = type_strip(element_of(operand))->kind;
    bool is_known = kind != TYPE_VOID && kind != TYPE_FUNCTION;
    return is_known ||
           !refuse(c, CHECK_block_operand, operand->where, name, spell(c, operand->type));
}

static bool is_zero(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT && value->conversion == CONVERT_ARITHMETIC)
        value = value->a;
    return value->kind == EXPR_INTEGER && value->integer == 0;
}

/* BLK-02, BLK-03, BLK-04: what the bytes or elements may be. */
static void block_elements(struct checker *c, const struct block_operation *operation,
                           const struct expr *expr)
{
    struct type *dst = element_of(expr->arguments[0]);
    struct type *src = operation->has_source ? element_of(expr->arguments[1]) : NULL;
    bool same = src && type_equal(c, unqualified(c, dst), unqualified(c, src), COMPARE_ALL);
    if (operation->intrinsic == INTRINSIC_ZERO ||
        (operation->intrinsic == INTRINSIC_MEMSET && is_zero(expr->arguments[1])))
        return;
    if (operation->intrinsic == INTRINSIC_FILL) {
        enum type_kind kind = type_strip(dst)->kind;
        if (kind != TYPE_INTEGER && kind != TYPE_ENUM)
            refuse(c, CHECK_fill_element, expr->where, spell(c, dst));
    } else if (operation->intrinsic == INTRINSIC_COPY) {
        if (!same)
            refuse(c, CHECK_copy_elements, expr->where, spell(c, dst), spell(c, src));
    } else if (!same || operation->intrinsic == INTRINSIC_MEMCMP) {
        struct type *odd = !type_is_plain(dst) ? dst : src && !type_is_plain(src) ? src : NULL;
        if (odd)
            refuse(c, CHECK_block_bytes, expr->where, operation->name, spell(c, odd));
    }
}

static void block_expression(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    const struct block_operation *operation = operation_find(expr);
    if (!operation || !is_block(c, expr->arguments[0], operation->name) ||
        (operation->has_source && !is_block(c, expr->arguments[1], operation->name)))
        return;
    /* SCP-08: what is copied, nobody follows. */
    struct type *dst = element_of(expr->arguments[0]);
    if (type_is_stackonly(dst) &&
        refuse(c, CHECK_stackonly_block, expr->where, spell(c, dst),
               arena_printf(c->arena, "the operand of %s()", operation->name)))
        return;
    block_elements(c, operation, expr);
}

void rules_block(struct checker *c)
{
    static const struct walk_rule rule = {.expression = block_expression};
    walk_unit(&rule, c, NULL);
}
