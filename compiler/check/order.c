/* ORD: one expression writes a variable once (R21).
 *
 * Evaluation is left to right, so that every expression has one meaning; `i = i++` has a meaning
 * nobody can guess, and other C compilers give it another. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* Places written so far in one full expression. */
struct write {
    const struct expr *place;
    const struct write *next;
};

/* The same variable, or the same member of it. */
static bool place_equal(const struct expr *a, const struct expr *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXPR_NAME)
        return a->decl == b->decl;
    return a->kind == EXPR_MEMBER && !a->is_arrow && !b->is_arrow && a->field == b->field &&
           place_equal(a->a, b->a);
}

static bool is_tracked(const struct expr *place)
{
    while (place->kind == EXPR_MEMBER && !place->is_arrow)
        place = place->a;
    return place->kind == EXPR_NAME;
}

/* Both lists in one; a place in both was written twice with no order between. */
static const struct write *join(struct checker *c, const struct write *a, const struct write *b,
                                struct where where)
{
    const struct write *first = a; /* a place may be twice in b: one after the other */
    for (; b; b = b->next) {
        const struct write *other = first;
        while (other && !place_equal(other->place, b->place))
            other = other->next;
        if (other) {
            refuse(c, CHECK_double_write, where, expr_text(c, b->place));
            continue;
        }
        struct write *write = ARENA_NEW(c->arena, struct write);
        *write = (struct write){b->place, a};
        a = write;
    }
    return a;
}

/* The same where the second is evaluated after everything in the first. */
static const struct write *follow(struct checker *c, const struct write *a, const struct write *b)
{
    for (; b; b = b->next) {
        struct write *write = ARENA_NEW(c->arena, struct write);
        *write = (struct write){b->place, a};
        a = write;
    }
    return a;
}

static const struct write *writes_of(struct checker *c, const struct expr *expr);

static const struct write *operands(struct checker *c, const struct expr *expr)
{
    const struct write *all = writes_of(c, expr->a);
    all = join(c, all, writes_of(c, expr->b), expr->where);
    all = join(c, all, writes_of(c, expr->c), expr->where);
    for (size_t i = 0; i < expr->argument_count; i++)
        all = join(c, all, writes_of(c, expr->arguments[i]), expr->where);
    return all;
}

static const struct write *sequence(struct checker *c, const struct expr *expr)
{
    const struct write *all = writes_of(c, expr->a);
    all = follow(c, all, writes_of(c, expr->b));
    all = follow(c, all, writes_of(c, expr->c));
    for (size_t i = 0; i < expr->item_count; i++)
        all = follow(c, all, writes_of(c, expr->items[i].value));
    return all;
}

static const struct write *with_place(struct checker *c, const struct expr *expr)
{
    const struct write *all = operands(c, expr);
    if (!is_tracked(expr->a))
        return all;
    struct write own = {expr->a, NULL};
    return join(c, all, &own, expr->where);
}

static const struct write *writes_of(struct checker *c, const struct expr *expr)
{
    if (!expr)
        return NULL;
    switch (expr->kind) {
    case EXPR_ASSIGN: return with_place(c, expr);
    case EXPR_UNARY:
        return expr->op >= OP_PRE_INC && expr->op <= OP_POST_DEC ? with_place(c, expr)
                                                                 : operands(c, expr);
    case EXPR_BINARY:
        return expr->op == OP_COMMA || expr->op == OP_LOGICAL_AND || expr->op == OP_LOGICAL_OR
                   ? sequence(c, expr)
                   : operands(c, expr);
    case EXPR_CONDITIONAL:
    case EXPR_COMPOUND:
    case EXPR_LIST: return sequence(c, expr);
    case EXPR_CALL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: return operands(c, expr);
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_STATEMENT: break; /* statements inside are full expressions of their own */
    }
    return NULL;
}

static void order_expression(struct walk *walk, struct expr *expr)
{
    if (!walk_parent(walk))
        writes_of(walk->checker, expr);
}

void rules_order(struct checker *c)
{
    static const struct walk_rule rule = {.expression = order_expression};
    walk_unit(&rule, c, NULL);
}
