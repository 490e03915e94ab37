/* Assignments: =, compound ones, ++ and --.
 *
 * The value is converted to the type of the place; a compound assignment names the type in which it
 * is computed (`computation`), the result is converted back to the place by lowering. */
#include "check/typing.h"

bool has_const_member(struct checker *c, struct type *type)
{
    type = resolve(c, type);
    if (type->kind == TYPE_ARRAY)
        return has_const_member(c, type->target);
    if (type->is_const)
        return true;
    if (type->kind != TYPE_STRUCT && type->kind != TYPE_UNION)
        return false;
    for (size_t i = 0; i < type->tag->field_count; i++) {
        struct type *field = type->tag->fields[i].type;
        if (field && has_const_member(c, field))
            return true;
    }
    return false;
}

bool check_modifiable(struct checker *c, const struct expr *place, struct where where)
{
    struct decl *root = place_root(place);
    if (root)
        root->canonical->is_assigned = true;
    struct type *type = resolve(c, place->type);
    if (!place->is_lvalue || type->kind == TYPE_ARRAY || type->kind == TYPE_FUNCTION) {
        diag_report(c->diags, DIAG_C_01, where, "this is no place that can be assigned");
        return false;
    }
    /* CON-03: clang sees most; not what as() keeps const. */
    return !has_const_member(c, type) ||
           !refuse(c, CHECK_write_to_const, where, expr_spell(c->arena, place));
}

/* PTR-11: R2, in memory there is only the start of an array. */
static bool is_movable(struct checker *c, const struct expr *e, const struct expr *place)
{
    struct type *type = resolve(c, place->type);
    enum reference_kind kind = type->reference.kind;
    if (kind == REFERENCE_WIDE && !is_kind(c, type->target, TYPE_VOID))
        return true;
    if (kind == REFERENCE_ARRAY || kind == REFERENCE_COUNTED)
        return !refuse(c, CHECK_arithmetic_in_memory, e->where, expr_spell(c->arena, place));
    return !refuse(c, CHECK_object_step, e->where, spell(c, place->type));
}

static struct expr *move_reference(struct checker *c, struct expr *e)
{
    if (e->op != OP_ADD && e->op != OP_SUB)
        return ill_formed(c, e, "this operator needs numbers");
    e->b = offset_value(c, e->b);
    if (!e->b->type || !is_movable(c, e, e->a))
        return bad(e);
    e->computation = type_integer(c, RANK_LONG, true);
    return e;
}

static struct expr *compute(struct checker *c, struct expr *e)
{
    bool is_shift = e->op == OP_SHL || e->op == OP_SHR;
    bool needs_integer = is_shift || e->op == OP_REM || (e->op >= OP_AND && e->op <= OP_OR);
    struct expr *now = promote(c, value(c, e->a)); /* only its type is used */
    e->b = promote(c, e->b);
    if (needs_integer && (!type_is_integer(e->a->type) || !type_is_integer(e->b->type)))
        return ill_formed(c, e, "this operator needs integers");
    e->computation = is_shift ? now->type : common_type(c, now->type, e->b->type);
    if (!is_shift)
        e->b = convert_arithmetic(c, e->b, e->computation);
    return e;
}

static struct expr *check_compound_assign(struct checker *c, struct expr *e)
{
    if (type_is_pointer(e->a->type))
        return move_reference(c, e);
    if (!type_is_arithmetic(e->a->type))
        return ill_formed(c, e, "this operator needs numbers");
    if (type_is_pointer(e->b->type)) {
        e->b = convert(c, e->b, e->a->type, PLACE_STORE); /* refused as any other */
        return e->b->type ? e : bad(e);
    }
    if (!type_is_arithmetic(e->b->type))
        return ill_formed(c, e, "this operator needs numbers");
    return compute(c, e);
}

/* kind.c saw every value that gets into a local: else a later as() would trust a wrong type. */
struct expr *into_local(struct checker *c, struct expr *e, const struct type *local)
{
    bool is_wrong = e->type && type_is_pointer(e->type) && type_is_pointer(local) &&
                    resolve(c, e->type)->reference.is_scope && !local->reference.is_scope;
    return is_wrong ? ill_formed(c, e, "a scope value that was not foreseen here") : e;
}

struct expr *check_assign(struct checker *c, struct expr *e)
{
    e->a = check_expr(c, e->a);
    e->b = check_value(c, e->b);
    if (!e->a->type || !e->b->type || !check_modifiable(c, e->a, e->where))
        return bad(e);
    e->type = unqualified(c, e->a->type);
    if (e->op != OP_NONE)
        return check_compound_assign(c, e);
    e->b = convert(c, e->b, e->a->type, PLACE_STORE);
    const struct decl *local = e->a->kind == EXPR_NAME ? e->a->decl : NULL;
    bool is_automatic = local && local->function && local->storage != STORAGE_STATIC;
    if (is_automatic)
        e->b = into_local(c, e->b, resolve(c, local->type));
    return e->b->type ? e : bad(e);
}

struct expr *check_step(struct checker *c, struct expr *e)
{
    e->a = check_expr(c, e->a);
    if (!e->a->type || !check_modifiable(c, e->a, e->where))
        return bad(e);
    e->type = unqualified(c, e->a->type);
    if (type_is_pointer(e->a->type)) {
        e->computation = type_integer(c, RANK_LONG, true);
        return is_movable(c, e, e->a) ? e : bad(e);
    }
    if (!type_is_arithmetic(e->a->type))
        return ill_formed(c, e, "this operator needs a number");
    e->computation =
        common_type(c, promote(c, value(c, e->a))->type, type_integer(c, RANK_INT, true));
    return e;
}
