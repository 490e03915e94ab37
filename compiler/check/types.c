/* Types of our own: one object per basic type, resolution of aliases, equality.
 *
 * Types are values here: a completed type is never changed, a variation is a copy. Equality includes
 * what the dialect adds: reference kinds, bounds, scope and nullability at every level. */
#include "check/typing.h"

#include <string.h>

static struct type *basic(struct checker *c, enum type_kind kind, uint64_t size)
{
    struct type *type = ARENA_NEW(c->arena, struct type);
    type->kind = kind;
    type->size = type->align = size;
    return type;
}

void types_init(struct checker *c)
{
    static const uint64_t sizes[] = {1, 1, 2, 4, 8, 8};
    for (int rank = RANK_CHAR; rank <= RANK_LONG_LONG; rank++) {
        for (int is_signed = 0; is_signed < 2; is_signed++) {
            struct type *type = basic(c, TYPE_INTEGER, sizes[rank]);
            type->rank = (enum integer_rank)rank;
            type->is_signed = is_signed;
            c->integers[rank][is_signed] = type;
        }
    }
    /* `unsigned char` has the rank of `signed char`; there is no unsigned plain char. */
    c->integers[RANK_CHAR][0] = c->integers[RANK_SCHAR][0];
    c->void_type = basic(c, TYPE_VOID, 0);
    c->bool_type = basic(c, TYPE_BOOL, 1);
    c->float_type = basic(c, TYPE_FLOAT, 4);
    c->double_type = basic(c, TYPE_FLOAT, 8);
}

struct type *type_integer(struct checker *c, enum integer_rank rank, bool is_signed)
{
    return c->integers[rank][is_signed];
}

struct type *type_copy(struct checker *c, const struct type *type)
{
    struct type *copy = ARENA_NEW(c->arena, struct type);
    *copy = *type;
    return copy;
}

struct type *resolve(struct checker *c, struct type *type)
{
    bool is_const = false;
    while (type->kind == TYPE_ALIAS) {
        is_const |= type->is_const;
        type = type->target;
    }
    return is_const && !type->is_const ? qualified(c, type, true) : type;
}

struct type *qualified(struct checker *c, struct type *type, bool is_const)
{
    if (type->is_const == is_const)
        return type;
    struct type *copy = type_copy(c, type);
    copy->is_const = is_const;
    return copy;
}

struct type *unqualified(struct checker *c, struct type *type)
{
    struct type *resolved = resolve(c, type);
    return resolved->is_const ? qualified(c, resolved, false) : type;
}

struct type *pointer_to(struct checker *c, struct type *target, enum reference_kind kind,
                        bool is_scope)
{
    struct type *type = basic(c, TYPE_POINTER, 8);
    type->target = target;
    type->reference.kind = kind;
    type->reference.is_scope = is_scope;
    return type;
}

struct type *with_kind(struct checker *c, struct type *pointer, enum reference_kind kind,
                       bool is_scope)
{
    return pointer_to(c, resolve(c, pointer)->target, kind, is_scope);
}

bool is_kind(struct checker *c, struct type *type, enum type_kind kind)
{
    return resolve(c, type)->kind == kind;
}

bool is_reference(struct checker *c, struct type *type, enum reference_kind kind)
{
    const struct type *resolved = resolve(c, type);
    return resolved->kind == TYPE_POINTER && resolved->reference.kind == kind;
}

bool is_wide(struct checker *c, struct type *type)
{
    return is_reference(c, type, REFERENCE_WIDE);
}

const char *spell(struct checker *c, const struct type *type)
{
    return type_spell_annotated(c->arena, type);
}

bool bound_equal(const struct expr *a, const struct expr *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXPR_INTEGER)
        return a->integer == b->integer;
    if (a->kind == EXPR_CONVERT)
        return bound_equal(a->a, b->a);
    if (a->kind == EXPR_NAME)
        return a->decl->index == b->decl->index;
    if (a->kind == EXPR_MEMBER)
        return a->field == b->field;
    return a->op == b->op && bound_equal(a->a, b->a) && bound_equal(a->b, b->b);
}

static bool reference_equal(const struct reference *a, const struct reference *b)
{
    return a->kind == b->kind && a->is_scope == b->is_scope && a->is_nullable == b->is_nullable &&
           a->is_cstr == b->is_cstr && bound_equal(a->bound, b->bound);
}

static bool function_equal(struct checker *c, const struct type *a, const struct type *b,
                           enum compare how)
{
    if (a->parameter_count != b->parameter_count || a->is_variadic != b->is_variadic ||
        a->has_prototype != b->has_prototype || !type_equal(c, a->target, b->target, how))
        return false;
    for (size_t i = 0; i < a->parameter_count; i++) {
        struct type *x = unqualified(c, a->parameters[i].type);
        if (!type_equal(c, x, unqualified(c, b->parameters[i].type), how))
            return false;
    }
    return true;
}

bool type_equal(struct checker *c, struct type *a, struct type *b, enum compare how)
{
    if (a == b)
        return true;
    a = resolve(c, a), b = resolve(c, b);
    if (a->kind != b->kind || a->is_volatile != b->is_volatile)
        return false;
    if (how == COMPARE_ALL && a->is_const != b->is_const)
        return false;
    enum compare inner = how == COMPARE_UNQUALIFIED ? COMPARE_ALL : how;
    switch (a->kind) {
    case TYPE_VOID:
    case TYPE_BOOL: return true;
    case TYPE_INTEGER:
        return c->integers[a->rank][a->is_signed] == c->integers[b->rank][b->is_signed];
    case TYPE_FLOAT: return a->size == b->size;
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION: return a->tag == b->tag;
    case TYPE_POINTER:
        return reference_equal(&a->reference, &b->reference) &&
               type_equal(c, a->target, b->target, inner);
    case TYPE_ARRAY:
        return a->count == b->count && a->is_flexible == b->is_flexible &&
               type_equal(c, a->target, b->target, how);
    case TYPE_FUNCTION: return function_equal(c, a, b, inner);
    case TYPE_ALIAS: return false; /* resolved above */
    }
    return false;
}
