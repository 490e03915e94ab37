/* Conversions: the table of R7. What is not in it is refused.
 *
 * value() makes loads, decays and procedure values explicit; convert() makes a value fit a place.
 * A reference value is REFERENCE_WIDE when bounded; a place at rest is ARRAY, COUNTED or SIZED.
 *
 * SAFETY: a conversion of references never widens what the holder may reach:
 *   - to another element type: only struct to its first member's struct, and only object to object:
 *     the elements of an array of the larger struct are not elements of the smaller;
 *   - object to bounded: length 1, and marked scope, so that it never gets into a place whose bound
 *     is read from the header: the header may count elements of a larger struct;
 *   - a scope mark stays on the value through every conversion: the escape rule sees it. */
#include "check/typing.h"

struct expr *bad(struct expr *e)
{
    e->type = NULL;
    return e;
}

struct expr *expr_new(struct checker *c, enum expr_kind kind, struct where where, struct type *type)
{
    struct expr *e = ARENA_NEW(c->arena, struct expr);
    e->kind = kind;
    e->where = where;
    e->type = type;
    return e;
}

struct expr *expr_convert(struct checker *c, enum conversion conversion, struct expr *a,
                          struct type *type)
{
    struct expr *e = expr_new(c, EXPR_CONVERT, a->where, type);
    e->conversion = conversion;
    e->a = a;
    fold(c, e);
    return e;
}

struct expr *expr_integer(struct checker *c, uint64_t value, struct type *type, struct where where)
{
    struct expr *e = expr_new(c, EXPR_INTEGER, where, type);
    e->integer = value;
    fold(c, e);
    return e;
}

struct expr *ill_formed(struct checker *c, struct expr *e, const char *what)
{
    diag_report(c->diags, DIAG_C_01, e->where, what);
    return bad(e);
}

/* --- Values ------------------------------------------------------------------------------------ */

struct decl *place_root(const struct expr *place)
{
    while (place->kind == EXPR_MEMBER && !place->is_arrow)
        place = place->a;
    if (place->kind == EXPR_INDEX && place->a->kind == EXPR_CONVERT &&
        place->a->conversion == CONVERT_DECAY)
        return place_root(place->a->a);
    return place->kind == EXPR_NAME ? place->decl : NULL;
}

static struct expr *decay(struct checker *c, struct expr *e, struct type *array)
{
    /* ARR-04 */
    if (!e->is_lvalue && refuse(c, CHECK_array_in_temporary, e->where))
        return bad(e);
    struct decl *root = place_root(e);
    if (root)
        root->canonical->is_address_taken = true;
    bool is_const = array->is_const || resolve(c, array->target)->is_const;
    struct type *element = array->target;
    if (is_const && !resolve(c, element)->is_const)
        element = qualified(c, element, true);
    bool is_literal = e->kind == EXPR_STRING;
    struct type *type = pointer_to(c, element, REFERENCE_WIDE, !is_literal);
    return expr_convert(c, CONVERT_DECAY, e, type);
}

struct expr *value(struct checker *c, struct expr *e)
{
    if (!e->type)
        return e;
    struct type *type = resolve(c, e->type);
    if (type->kind == TYPE_FUNCTION)
        return expr_convert(c, CONVERT_FUNCTION, e,
                            pointer_to(c, e->type, REFERENCE_FUNCTION, false));
    if (type->kind == TYPE_ARRAY)
        return decay(c, e, type);
    bool is_at_rest = type->kind == TYPE_POINTER && (type->reference.kind == REFERENCE_ARRAY ||
                                                     type->reference.kind == REFERENCE_COUNTED ||
                                                     type->reference.kind == REFERENCE_SIZED);
    struct type *to = is_at_rest ? with_kind(c, type, REFERENCE_WIDE, type->reference.is_scope)
                                 : unqualified(c, e->type);
    if (e->is_lvalue)
        return expr_convert(c, CONVERT_LOAD, e, to);
    return is_at_rest ? expr_convert(c, CONVERT_WIDE, e, to) : e;
}

bool is_null_literal(const struct expr *e)
{
    if (e->kind == EXPR_INTEGER)
        return e->integer == 0;
    return e->kind == EXPR_CONVERT && e->conversion == CONVERT_NULL &&
           e->type->reference.kind == REFERENCE_ANY;
}

/* --- Arithmetic -------------------------------------------------------------------------------- */

struct expr *convert_arithmetic(struct checker *c, struct expr *e, struct type *target)
{
    if (!e->type || type_equal(c, e->type, target, COMPARE_UNQUALIFIED))
        return e;
    if (!type_is_arithmetic(e->type) || !type_is_arithmetic(target))
        return ill_formed(c, e, "an arithmetic value is needed here");
    bool to_bool = is_kind(c, target, TYPE_BOOL);
    return expr_convert(c, to_bool ? CONVERT_TO_BOOL : CONVERT_ARITHMETIC, e,
                        unqualified(c, target));
}

struct expr *condition(struct checker *c, struct expr *e)
{
    if (!e->type || is_kind(c, e->type, TYPE_BOOL))
        return e;
    if (!type_is_scalar(e->type))
        return ill_formed(c, e, "a condition must be a number or a reference");
    return expr_convert(c, CONVERT_TO_BOOL, e, c->bool_type);
}

static struct type *promoted(struct checker *c, const struct expr *e)
{
    struct type *type = resolve(c, e->type);
    struct type *plain_int = type_integer(c, RANK_INT, true);
    const struct expr *place = e->kind == EXPR_CONVERT && e->conversion == CONVERT_LOAD ? e->a : e;
    if (place->kind == EXPR_MEMBER && place->field && place->field->is_bit_field) {
        uint32_t width = place->field->bit_width;
        bool is_signed = type->kind == TYPE_INTEGER && type->is_signed;
        if (width < 32 || (width == 32 && is_signed))
            return plain_int;
    }
    if (type->kind == TYPE_ENUM)
        type = resolve(c, type->tag->integer);
    if (type->kind == TYPE_BOOL)
        return plain_int;
    if (type->kind == TYPE_INTEGER)
        return type->size < 4 ? plain_int : type_integer(c, type->rank, type->is_signed);
    return unqualified(c, type);
}

struct expr *promote(struct checker *c, struct expr *e)
{
    return e->type && type_is_arithmetic(e->type) ? convert_arithmetic(c, e, promoted(c, e)) : e;
}

struct type *common_type(struct checker *c, struct type *a, struct type *b)
{
    a = resolve(c, a), b = resolve(c, b);
    if (a->kind == TYPE_FLOAT || b->kind == TYPE_FLOAT) {
        bool is_double =
            (a->kind == TYPE_FLOAT && a->size == 8) || (b->kind == TYPE_FLOAT && b->size == 8);
        return is_double ? c->double_type : c->float_type;
    }
    enum integer_rank rank = a->rank > b->rank ? a->rank : b->rank;
    if (a->is_signed == b->is_signed)
        return type_integer(c, rank, a->is_signed);
    const struct type *u = a->is_signed ? b : a, *s = a->is_signed ? a : b;
    if (u->rank >= s->rank)
        return type_integer(c, u->rank, false);
    /* A longer signed type holds every value; `long long` is no longer than `unsigned long`. */
    return type_integer(c, s->rank, s->size > u->size);
}

/* --- References -------------------------------------------------------------------------------- */

bool is_base_of(struct checker *c, struct type *to, struct type *from)
{
    to = resolve(c, to), from = resolve(c, from);
    if (to->kind != TYPE_STRUCT)
        return false;
    while (from->kind == TYPE_STRUCT && from->tag->is_complete && from->tag->field_count) {
        const struct field *first = &from->tag->fields[0];
        if (first->offset != 0 || first->is_bit_field || !first->type)
            return false;
        from = resolve(c, first->type);
        if (from->kind == TYPE_STRUCT && from->tag == to->tag)
            return true;
    }
    return false;
}

/* The pointer type `like`, marked scope when the value is. */
static struct type *keep_scope(struct checker *c, struct type *like, bool is_scope)
{
    struct type *resolved = resolve(c, like);
    if (!is_scope || resolved->reference.is_scope)
        return unqualified(c, like);
    struct type *copy = type_copy(c, resolved);
    copy->is_const = false;
    copy->reference.is_scope = true;
    return copy;
}

/* A wide value whose index is written and not 0: `a + i`, `&a[i]`. It is never meant as the start. */
static bool is_offset_form(const struct expr *e)
{
    if (e->kind == EXPR_CONVERT && e->conversion == CONVERT_CONST)
        return is_offset_form(e->a);
    return e->kind == EXPR_BINARY && (e->op == OP_ADD || e->op == OP_SUB) &&
           !(e->b->is_constant && e->b->integer == 0);
}

static struct expr *add_const(struct checker *c, struct expr *e, struct type *target)
{
    struct type *type = resolve(c, e->type);
    if (resolve(c, type->target)->is_const || !resolve(c, target)->is_const)
        return e;
    struct type *copy = type_copy(c, type);
    copy->target = qualified(c, type->target, true);
    return expr_convert(c, CONVERT_CONST, e, copy);
}

/* R8: const of what is pointed to may be added, at the outermost level, never taken away. */
static bool const_fits(struct checker *c, struct expr *e, struct type *from, struct type *to)
{
    struct type *s = resolve(c, from->target), *t = resolve(c, to->target);
    bool drops = s->is_const && !t->is_const;
    /* CON-01 */
    return !drops || !refuse(c, CHECK_const_dropped, e->where, spell(c, to), spell(c, from));
}

/* What is pointed to: the same type, or in an object reference the first member's struct. */
static bool pointee_fits(struct checker *c, struct expr *e, struct type *from, struct type *to)
{
    struct type *s = from->target, *t = to->target;
    if (type_equal(c, s, t, COMPARE_UNQUALIFIED))
        return true;
    bool is_object =
        from->reference.kind == REFERENCE_OBJECT && to->reference.kind == REFERENCE_OBJECT;
    if (is_object && is_base_of(c, t, s))
        return true;
    const struct type *element = resolve(c, s);
    if (element->kind == TYPE_POINTER && element->reference.is_scope) /* SCP-09 */
        return !refuse(c, CHECK_scope_array, e->where, expr_spell(c->arena, e));
    if (type_equal(c, s, t, COMPARE_NO_CONST)) /* CON-02 */
        return !refuse(c, CHECK_const_inner, e->where, spell(c, to), spell(c, from));
    /* CST-04 */
    if (is_base_of(c, t, s))
        return !refuse(c, CHECK_array_to_base, e->where, spell(c, to), spell(c, from));
    if (is_base_of(c, s, t))
        return !refuse(c, CHECK_downcast, e->where, spell(c, to), spell(c, from),
                       spell(c, to->target));
    /* PTR-06 */
    return !refuse(c, CHECK_pointer_type, e->where, spell(c, to), spell(c, from));
}

static struct expr *to_any(struct checker *c, struct expr *e, struct type *from, struct type *to)
{
    if (!const_fits(c, e, from, to))
        return bad(e);
    bool is_scope = from->reference.is_scope;
    if (from->reference.kind == REFERENCE_WIDE) {
        /* PTR-06: bytes lent to us have no header that says what they are. */
        if (is_kind(c, from->target, TYPE_VOID) &&
            refuse(c, CHECK_bytes_to_any, e->where, spell(c, to), spell(c, from)))
            return bad(e);
        e = expr_convert(c, CONVERT_TO_ARRAY, e, with_kind(c, from, REFERENCE_ARRAY, is_scope));
    }
    if (from->reference.kind == REFERENCE_ANY)
        return type_equal(c, from, to, COMPARE_NO_CONST) ? add_const(c, e, to->target) : e;
    return expr_convert(c, CONVERT_TO_ANY, e, keep_scope(c, to, is_scope));
}

/* R13, R19: bytes of numbers only; a byte view of references would show and forge them. */
static struct expr *to_sized(struct checker *c, struct expr *e, struct type *from, struct type *to)
{
    struct type *element = resolve(c, from->target);
    /* CST-05 */
    if (element->kind != TYPE_VOID && !type_is_plain(element) &&
        refuse(c, CHECK_bytes_of_references, e->where, spell(c, from->target)))
        return bad(e);
    if (!const_fits(c, e, from, to))
        return bad(e);
    if (from->reference.kind == REFERENCE_OBJECT)
        e = expr_convert(c, CONVERT_ONE, e, with_kind(c, from, REFERENCE_WIDE, true));
    return expr_convert(c, CONVERT_TO_COUNTED, e, keep_scope(c, to, e->type->reference.is_scope));
}

static struct expr *to_object(struct checker *c, struct expr *e, struct type *to)
{
    struct type *from = resolve(c, e->type);
    bool is_scope = from->reference.is_scope;
    if (from->reference.kind == REFERENCE_WIDE) {
        if (to->reference.is_scope || is_scope || is_offset_form(e))
            return expr_convert(c, CONVERT_TO_SCOPE, e, keep_scope(c, to, true));
        return expr_convert(c, CONVERT_TO_OBJECT, e, unqualified(c, to));
    }
    if (!type_equal(c, from->target, to->target, COMPARE_UNQUALIFIED)) {
        struct type *base = with_kind(c, from, REFERENCE_OBJECT, is_scope);
        base->target = to->target;
        e = expr_convert(c, CONVERT_TO_BASE, e, base);
    }
    if (to->reference.is_scope && !is_scope)
        e = expr_convert(c, CONVERT_TO_SCOPE, e, unqualified(c, to));
    return e;
}

/* R7: an object reference stands for one element only where it is lent. */
static struct expr *object_to_bounded(struct checker *c, struct expr *e, struct type *to)
{
    bool may_lend = to->reference.kind == REFERENCE_WIDE ||
                    (to->reference.kind == REFERENCE_COUNTED && to->reference.is_scope);
    /* PTR-08 */
    if (!may_lend && refuse(c, CHECK_object_to_array, e->where, spell(c, e->type), spell(c, to))) {
        note_named(c, e);
        return bad(e);
    }
    bool is_scope = may_lend || resolve(c, e->type)->reference.is_scope;
    return expr_convert(c, CONVERT_ONE, e, with_kind(c, e->type, REFERENCE_WIDE, is_scope));
}

static struct expr *to_bounded(struct checker *c, struct expr *e, struct type *to, enum place place)
{
    if (is_reference(c, e->type, REFERENCE_OBJECT))
        e = object_to_bounded(c, e, to);
    if (!e->type || to->reference.kind == REFERENCE_WIDE)
        return e;
    struct type *type = keep_scope(c, to, resolve(c, e->type)->reference.is_scope);
    if (to->reference.is_cstr)
        return expr_convert(c, CONVERT_TO_CSTR, e, unqualified(c, to));
    bool counts = to->reference.kind == REFERENCE_COUNTED && place == PLACE_PASS;
    return expr_convert(c, counts ? CONVERT_TO_COUNTED : CONVERT_TO_ARRAY, e, type);
}

static struct expr *function_reference(struct checker *c, struct expr *e, struct type *from,
                                       struct type *to)
{
    bool both = from->reference.kind == to->reference.kind;
    if (both && type_equal(c, from->target, to->target, COMPARE_UNQUALIFIED))
        return e;
    /* FUN-01, FUN-04 */
    if (refuse(c, both ? CHECK_procedure_type : CHECK_procedure_and_data, e->where, spell(c, to),
               spell(c, from)))
        return bad(e);
    return expr_convert(c, CONVERT_CONST, e, unqualified(c, to));
}

/* CST-01: R7, C's silent `void *` to `T *` */
static struct expr *any_to_pointer(struct checker *c, struct expr *e, struct type *to)
{
    if (refuse(c, CHECK_any_to_pointer, e->where, spell(c, to), spell(c, to->target)))
        return bad(e);
    return expr_convert(c, CONVERT_CONST, e, unqualified(c, to));
}

static struct expr *convert_reference(struct checker *c, struct expr *e, struct type *to,
                                      enum place place)
{
    struct type *from = resolve(c, e->type);
    enum reference_kind s = from->reference.kind, t = to->reference.kind;
    if (s == REFERENCE_FUNCTION || t == REFERENCE_FUNCTION)
        return function_reference(c, e, from, to);
    if (t == REFERENCE_ANY)
        return to_any(c, e, from, to);
    if (s == REFERENCE_ANY)
        return any_to_pointer(c, e, to);
    if (t == REFERENCE_SIZED)
        return to_sized(c, e, from, to);
    if (!pointee_fits(c, e, from, to) || !const_fits(c, e, from, to))
        return bad(e);
    e = add_const(c, e, to->target);
    switch (t) {
    case REFERENCE_OBJECT: return to_object(c, e, to);
    case REFERENCE_ARRAY:
    case REFERENCE_COUNTED:
    case REFERENCE_WIDE: return to_bounded(c, e, to, place);
    case REFERENCE_CAPABILITY: return e;
    case REFERENCE_UNSET:
    case REFERENCE_SIZED:
    case REFERENCE_ANY:
    case REFERENCE_FUNCTION: break;
    }
    return ill_formed(c, e, "this reference has no kind");
}

/* --- The table --------------------------------------------------------------------------------- */

static struct expr *null_reference(struct checker *c, struct expr *e, struct type *to,
                                   enum place place)
{
    bool counts = place == PLACE_PASS && (to->reference.kind == REFERENCE_COUNTED ||
                                          to->reference.kind == REFERENCE_SIZED);
    if (!counts)
        return expr_convert(c, CONVERT_NULL, e, unqualified(c, to));
    struct type *wide = with_kind(c, to, REFERENCE_WIDE, to->reference.is_scope);
    return expr_convert(c, CONVERT_TO_COUNTED, expr_convert(c, CONVERT_NULL, e, wide),
                        unqualified(c, to));
}

static struct expr *convert_to_pointer(struct checker *c, struct expr *e, struct type *to,
                                       enum place place)
{
    if (is_null_literal(e))
        return null_reference(c, e, to, place);
    if (type_is_pointer(e->type))
        return convert_reference(c, e, to, place);
    if (!type_is_arithmetic(e->type))
        return ill_formed(c, e, "a reference is needed here");
    /* CST-02 */
    if (refuse(c, CHECK_integer_to_pointer, e->where, spell(c, to), spell(c, e->type)))
        return bad(e);
    return expr_convert(c, CONVERT_NULL, e, unqualified(c, to));
}

struct expr *convert(struct checker *c, struct expr *e, struct type *target, enum place place)
{
    if (!e->type || !target)
        return bad(e);
    struct type *to = resolve(c, target);
    switch (to->kind) {
    case TYPE_VOID: return expr_convert(c, CONVERT_VOID, e, c->void_type);
    case TYPE_BOOL: return condition(c, e);
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM:
        if (!type_is_pointer(e->type))
            return convert_arithmetic(c, e, target);
        /* CST-03 */
        if (refuse(c, CHECK_pointer_to_integer, e->where, spell(c, target), spell(c, e->type)))
            return bad(e);
        return expr_convert(c, CONVERT_ARITHMETIC, e, unqualified(c, target));
    case TYPE_POINTER: return convert_to_pointer(c, e, to == target ? target : to, place);
    case TYPE_STRUCT:
    case TYPE_UNION:
        if (type_equal(c, e->type, target, COMPARE_UNQUALIFIED))
            return e;
        return ill_formed(c, e, "these are two different structs or unions");
    case TYPE_ARRAY:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return ill_formed(c, e, "no value can have this type");
}
