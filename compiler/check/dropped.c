/* Values that are dropped: an expression as a statement, in front of a comma, as a step of a loop.
 *
 * The result of a `__must_check` procedure says whether it failed (R24). It may be used or, in so many
 * words, be cast to void; it may not get lost, neither itself nor in what is computed from it. */
#include "check/tree.h"
#include "check/typing.h"

/* --- Who must be listened to ------------------------------------------------------------------------ */

static bool is_marked(const struct attribute *attributes)
{
    return attribute_find(attributes, "warn_unused_result") ||
           attribute_find(attributes, "nodiscard");
}

/* Whether one of the names of a type says so; a procedure value is named by a typedef of its type, or
 * of that of the procedure. */
static bool type_is_marked(const struct type *type)
{
    while (type->kind == TYPE_ALIAS || type->kind == TYPE_POINTER) {
        if (type->kind == TYPE_ALIAS && type->declaration &&
            is_marked(type->declaration->canonical->attributes))
            return true;
        type = type->target;
    }
    return false;
}

static bool procedure_is_marked(struct checker *c, const struct decl *procedure)
{
    const struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->decl_count; i++) {
        const struct decl *decl = unit->decls[i];
        if (decl->canonical == procedure && is_marked(decl->attributes))
            return true;
    }
    return false;
}

static bool must_check(struct checker *c, const struct expr *call)
{
    const struct decl *procedure = call_target(call);
    if (procedure && procedure_is_marked(c, procedure))
        return true;
    return type_is_marked(call->a->type) || type_is_marked(call->type);
}

/* FUN-05 */
static void drop_call(struct checker *c, const struct expr *call)
{
    if (is_kind(c, call->type, TYPE_VOID) || !must_check(c, call) ||
        !refuse(c, CHECK_result_dropped, call->where, expr_spell(c->arena, call->a)))
        return;
    const struct decl *procedure = call_target(call);
    if (procedure)
        note_declared(c, procedure);
}

/* --- What a dropped value is made of ------------------------------------------------------------------ */

static void drop_block(struct checker *c, const struct stmt *block)
{
    const struct stmt *last = block->count ? block->list[block->count - 1] : NULL;
    if (last && last->kind == STMT_EXPR)
        check_unheard(c, last->a);
}

void check_unheard(struct checker *c, const struct expr *e)
{
    if (!e)
        return;
    switch (e->kind) {
    case EXPR_CALL: drop_call(c, e); break;
    case EXPR_STATEMENT: drop_block(c, e->block); break;
    case EXPR_CONVERT:
        if (e->conversion != CONVERT_VOID) /* dropped already, or cast to void */
            check_unheard(c, e->a);
        break;
    case EXPR_UNARY:
        if (e->op < OP_PRE_INC || e->op > OP_POST_DEC)
            check_unheard(c, e->a);
        break;
    case EXPR_BINARY: /* && and || have listened to the first, a comma has dropped it */
        if (e->op != OP_LOGICAL_AND && e->op != OP_LOGICAL_OR && e->op != OP_COMMA)
            check_unheard(c, e->a);
        check_unheard(c, e->b);
        break;
    case EXPR_CONDITIONAL:
        check_unheard(c, e->b ? e->b : e->a);
        check_unheard(c, e->c);
        break;
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_CAST:
        check_unheard(c, e->a);
        check_unheard(c, e->b);
        break;
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_NAME:
    case EXPR_ASSIGN:
    case EXPR_COMPOUND:
    case EXPR_LIST:
    case EXPR_INTRINSIC: break;
    }
}

/* --- Dropping ------------------------------------------------------------------------------------------- */

static struct expr *drop(struct checker *c, struct expr *e)
{
    if (!e->type || is_kind(c, e->type, TYPE_VOID))
        return e;
    if (is_kind(c, e->type, TYPE_FUNCTION))
        e = value(c, e);
    /* A place named for nothing is not read. */
    return expr_convert(c, CONVERT_VOID, e, c->void_type);
}

struct expr *check_voided(struct checker *c, struct expr *e)
{
    return drop(c, check_expr(c, e));
}

struct expr *check_dropped(struct checker *c, struct expr *e)
{
    e = check_expr(c, e);
    if (e->type)
        check_unheard(c, e);
    return drop(c, e);
}
