/* Expressions: names, literals, members, elements, casts, literals of structs.
 *
 * requires: the tree as parsed. ensures: `type`, `is_lvalue` and, for integer constants, `integer`
 * on every node; every conversion is a node. An expression is typed once. */
#include "check/typing.h"

#include <string.h>

/* --- Names and literals ------------------------------------------------------------------------ */

/* A parameter or local at rest in no memory: inside the body a bounded one is wide. */
static struct type *local_type(struct checker *c, const struct decl *decl)
{
    struct type *type = resolve(c, decl->type);
    bool is_bounded =
        decl->kind == DECL_PARAMETER && type->kind == TYPE_POINTER &&
        (type->reference.kind == REFERENCE_ARRAY || type->reference.kind == REFERENCE_COUNTED ||
         type->reference.kind == REFERENCE_SIZED);
    if (!is_bounded && type->kind == TYPE_POINTER && type->reference.is_nullable) {
        type = type_copy(c, type); /* a promise of the interface, nothing about the variable */
        type->reference.is_nullable = false;
        return type;
    }
    if (!is_bounded)
        return decl->type;
    struct type *wide = with_kind(c, type, REFERENCE_WIDE, type->reference.is_scope);
    return qualified(c, wide, type->is_const);
}

static struct expr *check_named(struct checker *c, struct expr *e)
{
    const struct decl *decl = e->decl;
    if (!decl)
        return ill_formed(c, e, "a name without a declaration");
    if (decl->kind == DECL_ENUMERATOR) {
        e->type = decl->type && type_is_integer(decl->type) ? decl->type
                                                            : type_integer(c, RANK_INT, true);
        e->integer = (uint64_t)decl->enumerator->value;
        e->is_constant = true;
        return e;
    }
    if (!decl->type)
        return bad(e);
    e->type = local_type(c, decl);
    e->is_lvalue = decl->kind == DECL_VARIABLE || decl->kind == DECL_PARAMETER;
    return decl->kind == DECL_TYPEDEF ? ill_formed(c, e, "a type is no value") : e;
}

/* Literals have the type clang gave them, as far as it is one that a literal can have. */
static struct expr *check_literal(struct checker *c, struct expr *e)
{
    struct type *type = e->parsed_type ? resolve(c, e->parsed_type) : NULL;
    if (e->kind == EXPR_STRING) {
        struct type *array = ARENA_NEW(c->arena, struct type);
        array->kind = TYPE_ARRAY;
        array->target = qualified(c, type_integer(c, RANK_CHAR, true), true);
        array->count = array->size = e->length;
        array->align = 1;
        e->type = array;
        e->is_lvalue = true;
        return e;
    }
    if (e->kind == EXPR_FLOAT) {
        bool is_float = type && type->kind == TYPE_FLOAT && type->size == 4;
        e->type = is_float ? c->float_type : c->double_type;
        return e;
    }
    if (!type || type->kind != TYPE_INTEGER)
        return ill_formed(c, e, "an integer literal without an integer type");
    e->type = type_integer(c, type->rank, type->is_signed);
    fold(c, e);
    return e;
}

/* --- Members ----------------------------------------------------------------------------------- */

/* The field of that name, and through which anonymous members: `path` gets the outermost first. */
static struct field *find_field(struct checker *c, struct tag *tag, const char *name,
                                struct field **path, size_t room)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        struct field *field = &tag->fields[i];
        if (strcmp(field->name, name) == 0 && *name)
            return path[0] = field;
        const struct type *type = *field->name || !field->type ? NULL : resolve(c, field->type);
        bool has_members = type && (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION);
        if (!has_members || room < 2 || !find_field(c, type->tag, name, path + 1, room - 1))
            continue;
        path[0] = field;
        return field;
    }
    return NULL;
}

static struct expr *select_field(struct checker *c, struct expr *base, struct field *field,
                                 bool is_arrow, struct expr *like)
{
    struct type *record = resolve(c, is_arrow ? resolve(c, base->type)->target : base->type);
    struct expr *e = expr_new(c, EXPR_MEMBER, like->where, field->type);
    e->a = base;
    e->field = field;
    e->member = field->name;
    e->is_arrow = is_arrow;
    e->is_lvalue = is_arrow || base->is_lvalue;
    if (field->type && record->is_const && !resolve(c, field->type)->is_const)
        e->type = qualified(c, resolve(c, field->type), true);
    return e;
}

enum { NESTING = 16 }; /* of anonymous members */

static struct expr *check_member(struct checker *c, struct expr *e)
{
    e->a = e->is_arrow ? check_value(c, e->a) : check_expr(c, e->a);
    if (!e->a->type)
        return bad(e);
    struct type *type = resolve(c, e->a->type);
    if (e->is_arrow && type->kind != TYPE_POINTER)
        return ill_formed(c, e, "'->' needs a reference");
    bool is_reachable = !e->is_arrow || type->reference.kind == REFERENCE_OBJECT ||
                        type->reference.kind == REFERENCE_WIDE;
    struct type *record = resolve(c, e->is_arrow ? type->target : type);
    bool has_members = record->kind == TYPE_STRUCT || record->kind == TYPE_UNION;
    if (!has_members || !record->tag->is_complete || !is_reachable)
        return ill_formed(c, e, "a member of something that has no members here");
    struct field *path[NESTING] = {0};
    if (!find_field(c, record->tag, e->member, path, NESTING))
        return ill_formed(c, e, "no member of this name");
    struct expr *base = e->a;
    bool is_arrow = e->is_arrow;
    for (size_t i = 0; i < NESTING && path[i]; i++) {
        base = select_field(c, base, path[i], is_arrow, e);
        is_arrow = false;
        if (!base->type)
            return bad(e); /* the field's type was refused */
        if (strcmp(path[i]->name, e->member) == 0)
            break;
    }
    base->is_parenthesised = e->is_parenthesised;
    base->parsed_type = e->parsed_type;
    return base;
}

/* --- Elements ---------------------------------------------------------------------------------- */

/* R20: in an index or an offset + - * of signed integers are done in 64 bits. */
static struct expr *widen(struct checker *c, struct expr *e)
{
    struct type *wide = type_integer(c, RANK_LONG, true);
    const struct type *type = resolve(c, e->type);
    bool is_int = type->kind == TYPE_INTEGER && type->is_signed && type->size == 4;
    bool widens = e->kind == EXPR_BINARY && is_int && !e->is_constant &&
                  (e->op == OP_ADD || e->op == OP_SUB || e->op == OP_MUL);
    if (!widens)
        return convert_arithmetic(c, e, wide);
    e->a = widen(c, e->a);
    e->b = widen(c, e->b);
    e->type = wide;
    e->is_wide_index = true;
    return e;
}

struct expr *offset_value(struct checker *c, struct expr *e)
{
    if (!e->type)
        return e;
    if (!type_is_integer(e->type))
        return ill_formed(c, e, "an index must be an integer");
    return widen(c, promote(c, e));
}

/* BND-02: a constant index of an array whose length is in its type. */
static bool constant_index_fits(struct checker *c, const struct expr *array, const struct expr *i)
{
    if (!i->is_constant || array->kind != EXPR_CONVERT || array->conversion != CONVERT_DECAY)
        return true;
    const struct type *type = resolve(c, array->a->type);
    if (type->is_flexible || i->integer < type->count)
        return true;
    if (!refuse(c, CHECK_constant_index, i->where, (long long)i->integer,
                expr_spell(c->arena, array->a), (long long)type->count))
        return true;
    note_declared(c, place_root(array->a));
    return false;
}

/* The array or reference and the index, in this order, as values. */
static bool index_operands(struct checker *c, struct expr *e)
{
    e->a = check_value(c, e->a);
    e->b = check_value(c, e->b);
    if (!e->a->type || !e->b->type)
        return false;
    if (!type_is_pointer(e->a->type)) {
        struct expr *first = e->a;
        e->a = e->b;
        e->b = first;
        e->is_reversed = true;
    }
    if (!type_is_pointer(e->a->type)) {
        ill_formed(c, e, "an index needs an array");
        return false;
    }
    e->b = offset_value(c, e->b);
    return e->b->type != NULL;
}

struct expr *check_index(struct checker *c, struct expr *e, bool is_address)
{
    if (!index_operands(c, e))
        return bad(e);
    struct type *type = resolve(c, e->a->type);
    e->is_lvalue = true;
    e->type = type->target;
    if (type->reference.kind == REFERENCE_WIDE && !is_kind(c, type->target, TYPE_VOID))
        return is_address || constant_index_fits(c, e->a, e->b) ? e : bad(e);
    if (type->reference.kind != REFERENCE_OBJECT) {
        /* PTR-05 */
        if (refuse(c, CHECK_index_untyped, e->where, spell(c, e->a->type)))
            return bad(e);
        e->type = type_integer(c, RANK_CHAR, true);
        return e;
    }
    /* PTR-02: R1, only [0] */
    bool is_zero = e->b->is_constant && e->b->integer == 0;
    if (!is_zero && refuse(c, CHECK_object_index, e->where, spell(c, e->a->type))) {
        note_named(c, e->a);
        return bad(e);
    }
    e->kind = EXPR_UNARY;
    e->op = OP_DEREF;
    e->b = NULL;
    return e;
}

/* --- Other forms -------------------------------------------------------------------------------- */

static struct expr *check_compound(struct checker *c, struct expr *e)
{
    e->written = complete_type(c, e->written, e->where);
    if (!e->written)
        return bad(e);
    e->type = e->written;
    e->is_lvalue = true;
    e->a = check_list(c, e->a, e->written);
    return e->a->type ? e : bad(e);
}

/* GNU ({ ... }): the value of the last statement when that is an expression. */
static struct expr *check_statement(struct checker *c, struct expr *e)
{
    struct stmt *block = e->block;
    struct stmt *last = block->count ? block->list[block->count - 1] : NULL;
    e->type = c->void_type;
    if (!last || last->kind != STMT_EXPR) {
        check_block(c, block);
        return e;
    }
    block->count--;
    check_block(c, block);
    block->count++;
    last->a = check_value(c, last->a);
    e->type = last->a->type;
    return e;
}

static struct expr *check_cast_or_builtin(struct checker *c, struct expr *e)
{
    if (e->a->kind == EXPR_CALL && !e->a->is_parenthesised) {
        struct expr *builtin = check_builtin(c, e->a, e->written);
        if (builtin)
            return builtin;
    }
    return check_cast(c, e);
}

struct expr *check_expr(struct checker *c, struct expr *e)
{
    switch (e->kind) {
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING: return check_literal(c, e);
    case EXPR_NAME: return check_named(c, e);
    case EXPR_UNARY:
        if (e->op >= OP_PRE_INC && e->op <= OP_POST_DEC)
            return check_step(c, e);
        return check_unary(c, e);
    case EXPR_BINARY: return check_binary(c, e);
    case EXPR_ASSIGN: return check_assign(c, e);
    case EXPR_CONDITIONAL: return check_conditional(c, e);
    case EXPR_CALL: return check_call(c, e);
    case EXPR_MEMBER: return check_member(c, e);
    case EXPR_INDEX: return check_index(c, e, false);
    case EXPR_CAST: return check_cast_or_builtin(c, e);
    case EXPR_COMPOUND: return check_compound(c, e);
    case EXPR_STATEMENT: return check_statement(c, e);
    case EXPR_LIST: return ill_formed(c, e, "an initialiser list is no expression");
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: break;
    }
    return ill_formed(c, e, "this node cannot come from the front end");
}

struct expr *check_value(struct checker *c, struct expr *e)
{
    return value(c, check_expr(c, e));
}
