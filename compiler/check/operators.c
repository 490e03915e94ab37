/* Unary and binary operators and the conditional: what each needs, what it gives.
 *
 * Arithmetic is possible on numbers and on wide references only (R1, R2). */
#include "check/typing.h"

/* --- Unary -------------------------------------------------------------------------------------- */

/* `&a[i]` of a bounded reference is `a + i` (R2): forming it needs no check yet. */
static struct expr *address_of_element(struct checker *c, struct expr *e, struct expr *place)
{
    struct type *type = place->a->type;
    /* PTR-04 */
    if (is_kind(c, place->type, TYPE_ARRAY) &&
        refuse(c, CHECK_address_of_array, e->where, expr_spell(c->arena, place)))
        return bad(e);
    struct expr *sum = expr_new(c, EXPR_BINARY, e->where, type);
    sum->op = OP_ADD;
    sum->a = place->a;
    sum->b = place->b;
    sum->is_reversed = place->is_reversed;
    return sum;
}

/* R5: what has no place in memory, or whose kind no pointer can name. */
static bool has_address(struct checker *c, const struct expr *e, struct expr *place)
{
    const char *text = expr_spell(c->arena, place);
    struct type *type = resolve(c, place->type);
    if (!place->is_lvalue || (place->kind == EXPR_MEMBER && place->field->is_bit_field)) {
        ill_formed(c, place, "this has no address");
        return false;
    }
    if (type->kind == TYPE_ARRAY) /* PTR-04 */
        return !refuse(c, CHECK_address_of_array, e->where, text);
    if (type->kind != TYPE_POINTER)
        return true;
    if (type->reference.kind == REFERENCE_WIDE || type->reference.is_scope) /* PTR-07 */
        return !refuse(c, CHECK_address_of_wide, e->where, text);
    if (type->reference.kind == REFERENCE_COUNTED) /* BND-04 */
        return !refuse(c, CHECK_address_of_counted, e->where, text);
    return true;
}

/* R5, R18: the start of a global struct is an object; any other place gives a scope reference. */
static struct expr *address_of_place(struct checker *c, struct expr *e, struct expr *place)
{
    if (!has_address(c, e, place))
        return bad(e);
    struct decl *root = place_root(place);
    if (root)
        root->canonical->is_address_taken = true;
    bool is_object = place->kind == EXPR_NAME && is_kind(c, place->type, TYPE_STRUCT) &&
                     place->decl->kind == DECL_VARIABLE &&
                     (place->decl->is_global || place->decl->storage == STORAGE_STATIC);
    if (is_object)
        root->canonical->is_object = true;
    e->a = place;
    e->type = pointer_to(c, place->type, REFERENCE_OBJECT, !is_object);
    return e;
}

static struct expr *check_address(struct checker *c, struct expr *e)
{
    struct expr *place =
        e->a->kind == EXPR_INDEX ? check_index(c, e->a, true) : check_expr(c, e->a);
    if (!place->type)
        return bad(e);
    if (is_kind(c, place->type, TYPE_FUNCTION))
        return value(c, place);
    if (place->kind == EXPR_INDEX)
        return address_of_element(c, e, place);
    bool is_wide_deref =
        place->kind == EXPR_UNARY && place->op == OP_DEREF && is_wide(c, place->a->type);
    return is_wide_deref ? place->a : address_of_place(c, e, place);
}

static struct expr *check_deref(struct checker *c, struct expr *e)
{
    e->a = check_value(c, e->a);
    if (!e->a->type)
        return bad(e);
    struct type *type = resolve(c, e->a->type);
    if (type->kind != TYPE_POINTER)
        return ill_formed(c, e, "'*' needs a reference");
    e->type = type->target;
    if (type->reference.kind == REFERENCE_FUNCTION)
        return e; /* a designator: value() and calls take the reference itself */
    e->is_lvalue = true;
    bool is_typed =
        type->reference.kind == REFERENCE_OBJECT ||
        (type->reference.kind == REFERENCE_WIDE && !is_kind(c, type->target, TYPE_VOID));
    /* PTR-05 */
    if (!is_typed && refuse(c, CHECK_deref_untyped, e->where, spell(c, e->a->type)))
        return bad(e);
    return e;
}

struct expr *check_unary(struct checker *c, struct expr *e)
{
    if (e->op == OP_ADDRESS)
        return check_address(c, e);
    if (e->op == OP_DEREF) {
        e = check_deref(c, e);
        bool is_function = e->type && is_kind(c, e->type, TYPE_FUNCTION);
        return is_function ? e->a : e; /* `*f` is `f` */
    }
    e->a = check_value(c, e->a);
    if (e->op == OP_NOT) {
        e->a = condition(c, e->a);
        e->type = e->a->type ? type_integer(c, RANK_INT, true) : NULL;
        fold(c, e);
        return e;
    }
    e->a = promote(c, e->a);
    if (!e->a->type)
        return bad(e);
    if (!type_is_arithmetic(e->a->type) || (e->op == OP_COMPLEMENT && !type_is_integer(e->a->type)))
        return ill_formed(c, e, "this operator needs a number");
    e->type = e->a->type;
    fold(c, e);
    return e;
}

/* --- References as operands ---------------------------------------------------------------------- */

/* PTR-01: R1, R2 */
static bool has_arithmetic(struct checker *c, const struct expr *e, const struct expr *reference)
{
    struct type *type = resolve(c, reference->type);
    if (type->reference.kind == REFERENCE_WIDE && !is_kind(c, type->target, TYPE_VOID))
        return true;
    if (!refuse(c, CHECK_object_arithmetic, e->where, spell(c, reference->type)))
        return true;
    note_named(c, reference);
    return false;
}

/* reference + integer, integer + reference, reference - integer */
static struct expr *check_offset(struct checker *c, struct expr *e)
{
    if (!type_is_pointer(e->a->type)) {
        if (e->op == OP_SUB)
            return ill_formed(c, e, "an integer minus a reference");
        struct expr *first = e->a;
        e->a = e->b;
        e->b = first;
        e->is_reversed = true;
    }
    e->b = offset_value(c, e->b);
    if (!e->b->type || !has_arithmetic(c, e, e->a))
        return bad(e);
    e->type = e->a->type;
    return e;
}

/* PTR-03: `-` and `<` of references count elements of one array. */
static bool is_same_array_kind(struct checker *c, const struct expr *e)
{
    struct type *a = resolve(c, e->a->type), *b = resolve(c, e->b->type);
    bool is_fine = a->kind == TYPE_POINTER && b->kind == TYPE_POINTER &&
                   a->reference.kind == REFERENCE_WIDE && b->reference.kind == REFERENCE_WIDE &&
                   type_equal(c, a->target, b->target, COMPARE_UNQUALIFIED) &&
                   a->target->kind != TYPE_VOID;
    return is_fine || !refuse(c, CHECK_order_of_references, e->where, spell(c, e->a->type),
                              spell(c, e->b->type));
}

static struct expr *check_difference(struct checker *c, struct expr *e)
{
    if (!is_same_array_kind(c, e))
        return bad(e);
    e->type = type_integer(c, RANK_LONG, true);
    return e;
}

static bool may_be_equal(struct checker *c, struct type *a, struct type *b)
{
    const struct type *x = resolve(c, a), *y = resolve(c, b);
    bool is_procedure = x->reference.kind == REFERENCE_FUNCTION;
    if (is_procedure || y->reference.kind == REFERENCE_FUNCTION)
        return x->reference.kind == y->reference.kind &&
               type_equal(c, x->target, y->target, COMPARE_ALL);
    if (is_kind(c, x->target, TYPE_VOID) || is_kind(c, y->target, TYPE_VOID))
        return true;
    return type_equal(c, x->target, y->target, COMPARE_NO_CONST) ||
           is_base_of(c, x->target, y->target) || is_base_of(c, y->target, x->target);
}

/* == and != compare addresses: nothing is reached through the references. */
static struct expr *check_equality(struct checker *c, struct expr *e)
{
    e->type = type_integer(c, RANK_INT, true);
    bool a_null = is_null_literal(e->a), b_null = is_null_literal(e->b);
    if (a_null && !b_null && type_is_pointer(e->b->type))
        e->a = convert(c, e->a, e->b->type, PLACE_STORE);
    else if (b_null && type_is_pointer(e->a->type))
        e->b = convert(c, e->b, e->a->type, PLACE_STORE);
    else if (!type_is_pointer(e->a->type) || !type_is_pointer(e->b->type)) {
        /* CST-03 */
        struct expr *reference = type_is_pointer(e->a->type) ? e->a : e->b;
        const struct expr *number = reference == e->a ? e->b : e->a;
        if (refuse(c, CHECK_compare_with_integer, e->where, spell(c, number->type),
                   spell(c, reference->type)))
            return bad(e);
    } else if (!may_be_equal(c, e->a->type, e->b->type)) {
        /* PTR-10 */
        if (refuse(c, CHECK_compare_types, e->where, spell(c, e->a->type), spell(c, e->b->type)))
            return bad(e);
    }
    return e->a->type && e->b->type ? e : bad(e);
}

/* --- Binary -------------------------------------------------------------------------------------- */

static bool is_relational(enum operator op)
{
    return op >= OP_LT && op <= OP_GE;
}

static struct expr *check_reference_operator(struct checker *c, struct expr *e)
{
    bool both = type_is_pointer(e->a->type) && type_is_pointer(e->b->type);
    if (e->op == OP_EQ || e->op == OP_NE)
        return check_equality(c, e);
    if (is_relational(e->op)) {
        e->type = type_integer(c, RANK_INT, true);
        return is_same_array_kind(c, e) ? e : bad(e);
    }
    if (e->op == OP_SUB && both)
        return check_difference(c, e);
    if ((e->op == OP_ADD && !both) || e->op == OP_SUB)
        return check_offset(c, e);
    return ill_formed(c, e, "this operator needs numbers");
}

static struct expr *check_shift(struct checker *c, struct expr *e)
{
    e->a = promote(c, e->a);
    e->b = promote(c, e->b);
    if (!type_is_integer(e->a->type) || !type_is_integer(e->b->type))
        return ill_formed(c, e, "a shift needs integers");
    e->type = e->a->type;
    fold(c, e);
    return e;
}

static bool needs_integers(enum operator op)
{
    return op == OP_REM || (op >= OP_AND && op <= OP_OR);
}

static struct expr *check_arithmetic(struct checker *c, struct expr *e)
{
    if (!type_is_arithmetic(e->a->type) || !type_is_arithmetic(e->b->type))
        return ill_formed(c, e, "this operator needs numbers");
    if (needs_integers(e->op) && (!type_is_integer(e->a->type) || !type_is_integer(e->b->type)))
        return ill_formed(c, e, "this operator needs integers");
    e->a = promote(c, e->a);
    e->b = promote(c, e->b);
    struct type *type = common_type(c, e->a->type, e->b->type);
    e->a = convert_arithmetic(c, e->a, type);
    e->b = convert_arithmetic(c, e->b, type);
    bool compares = is_relational(e->op) || e->op == OP_EQ || e->op == OP_NE;
    e->type = compares ? type_integer(c, RANK_INT, true) : type;
    fold(c, e);
    return e;
}

static struct expr *check_logical(struct checker *c, struct expr *e)
{
    e->a = condition(c, check_value(c, e->a));
    e->b = condition(c, check_value(c, e->b));
    e->type = e->a->type && e->b->type ? type_integer(c, RANK_INT, true) : NULL;
    fold(c, e);
    return e;
}

static struct expr *check_comma(struct checker *c, struct expr *e)
{
    e->a = check_dropped(c, e->a);
    e->b = check_value(c, e->b);
    e->type = e->a->type ? e->b->type : NULL;
    return e;
}

struct expr *check_binary(struct checker *c, struct expr *e)
{
    if (e->op == OP_LOGICAL_AND || e->op == OP_LOGICAL_OR)
        return check_logical(c, e);
    if (e->op == OP_COMMA)
        return check_comma(c, e);
    e->a = check_value(c, e->a);
    e->b = check_value(c, e->b);
    if (!e->a->type || !e->b->type)
        return bad(e);
    if (type_is_pointer(e->a->type) || type_is_pointer(e->b->type))
        return check_reference_operator(c, e);
    if (e->op == OP_SHL || e->op == OP_SHR)
        return check_shift(c, e);
    return check_arithmetic(c, e);
}

/* --- Conditional --------------------------------------------------------------------------------- */

/* The type both branches are converted to, when at least one is a reference. A bounded branch makes
 * the whole bounded; const of either side stays; NULL when neither fits the other. */
static struct type *common_reference(struct checker *c, struct expr *x, struct expr *y)
{
    if (is_null_literal(x))
        return y->type;
    if (is_null_literal(y))
        return x->type;
    if (!type_is_pointer(x->type) || !type_is_pointer(y->type))
        return type_is_pointer(x->type) ? x->type : y->type; /* convert() refuses the number */
    struct type *a = resolve(c, x->type), *b = resolve(c, y->type);
    bool takes_b = b->reference.kind == REFERENCE_ANY || is_base_of(c, b->target, a->target) ||
                   (b->reference.kind == REFERENCE_WIDE && a->reference.kind != REFERENCE_ANY);
    struct type *type = type_copy(c, takes_b ? b : a);
    bool is_const = resolve(c, a->target)->is_const || resolve(c, b->target)->is_const;
    type->target = qualified(c, resolve(c, type->target), is_const);
    type->is_const = false;
    /* A scope branch makes a scope result, and with it the other branch may become one. */
    type->reference.is_scope =
        a->reference.is_scope || b->reference.is_scope ||
        (type->reference.kind == REFERENCE_WIDE && a->reference.kind != b->reference.kind);
    if (type->reference.kind == REFERENCE_ANY)
        type->reference.is_scope = false;
    return type;
}

static struct type *conditional_type(struct checker *c, struct expr *x, struct expr *y)
{
    if (type_is_arithmetic(x->type) && type_is_arithmetic(y->type))
        return common_type(c, promote(c, x)->type, promote(c, y)->type);
    if (type_is_pointer(x->type) || type_is_pointer(y->type))
        return common_reference(c, x, y);
    if (is_kind(c, x->type, TYPE_VOID) || is_kind(c, y->type, TYPE_VOID))
        return c->void_type;
    return x->type;
}

struct expr *check_conditional(struct checker *c, struct expr *e)
{
    e->a = check_value(c, e->a);
    if (e->b) {
        e->a = condition(c, e->a);
        e->b = check_value(c, e->b);
    }
    e->c = check_value(c, e->c);
    struct expr **first = e->b ? &e->b : &e->a;
    if (!e->a->type || !(*first)->type || !e->c->type)
        return bad(e);
    e->type = conditional_type(c, *first, e->c);
    if (is_kind(c, e->type, TYPE_VOID)) {
        check_unheard(c, *first);
        check_unheard(c, e->c);
    }
    *first = convert(c, *first, e->type, PLACE_STORE);
    e->c = convert(c, e->c, e->type, PLACE_STORE);
    if (!(*first)->type || !e->c->type)
        return bad(e);
    /* What convert() found to be scope stays so. */
    if (type_is_pointer(e->type) && (resolve(c, (*first)->type)->reference.is_scope ||
                                     resolve(c, e->c->type)->reference.is_scope))
        e->type = resolve(c, (*first)->type)->reference.is_scope ? (*first)->type : e->c->type;
    fold(c, e);
    return e;
}
