/* The procedure that a program begins with (MOD-12). */
#include "check/tree.h"
#include "check/typing.h"

static bool is_plain_integer(const struct type *type, enum integer_rank rank)
{
    return type->kind == TYPE_INTEGER && type->rank == rank && type->is_signed;
}

static bool is_main_type(struct checker *c, struct type *function)
{
    if (function->kind != TYPE_FUNCTION || function->parameter_count != 2 || function->is_variadic)
        return false;
    struct type *argv = resolve(c, function->parameters[1].type);
    if (!is_plain_integer(resolve(c, function->target), RANK_INT) ||
        !is_plain_integer(resolve(c, function->parameters[0].type), RANK_INT) ||
        !is_reference(c, argv, REFERENCE_ARRAY) || argv->reference.is_scope)
        return false;
    struct type *string = resolve(c, argv->target);
    if (!is_reference(c, string, REFERENCE_ARRAY) || string->is_const)
        return false;
    struct type *character = resolve(c, string->target);
    return is_plain_integer(character, RANK_CHAR) && character->is_const;
}

bool main_check(struct checker *c, const struct decl *decl)
{
    bool is_good = decl->storage != STORAGE_STATIC && is_main_type(c, type_strip(decl->type));
    return is_good || !refuse(c, CHECK_main_type, decl->where);
}
