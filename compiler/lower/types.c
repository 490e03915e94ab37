/* What the types of the typed tree are in the lowered one. */
#include "lower.h"

struct type *lower_strip(const struct type *type)
{
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return (struct type *)type;
}

/* The integer type behind an enum. */
static const struct type *integer_of(const struct type *type)
{
    type = lower_strip(type);
    return type->kind == TYPE_ENUM ? lower_strip(type->tag->integer) : type;
}

uint64_t lower_width(const struct type *type)
{
    type = integer_of(type);
    switch (type->kind) {
    case TYPE_BOOL: return 1;
    case TYPE_INTEGER:
    case TYPE_FLOAT: return type->size;
    case TYPE_POINTER: return 8;
    case TYPE_VOID:
    case TYPE_ENUM:
    case TYPE_ARRAY:
    case TYPE_STRUCT:
    case TYPE_UNION:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return 0;
}

enum low_type lower_type(const struct type *type)
{
    type = integer_of(type);
    switch (type->kind) {
    case TYPE_VOID: return LOW_VOID;
    case TYPE_BOOL: return LOW_U32;
    case TYPE_INTEGER: return type->size == 8 ? LOW_U64 : LOW_U32;
    case TYPE_FLOAT: return type->size == 4 ? LOW_F32 : LOW_F64;
    case TYPE_POINTER: return LOW_POINTER;
    case TYPE_ENUM:
    case TYPE_ARRAY:
    case TYPE_STRUCT:
    case TYPE_UNION:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return LOW_VOID;
}

bool lower_is_signed(const struct type *type)
{
    type = integer_of(type);
    return type->kind == TYPE_INTEGER && type->is_signed;
}

bool lower_is_aggregate(const struct type *type)
{
    type = lower_strip(type);
    return type->kind == TYPE_STRUCT || type->kind == TYPE_UNION || type->kind == TYPE_ARRAY;
}

bool lower_is_wide(const struct type *type)
{
    type = lower_strip(type);
    if (type->kind != TYPE_POINTER)
        return false;
    switch (type->reference.kind) {
    case REFERENCE_WIDE:
    case REFERENCE_ARRAY:
    case REFERENCE_COUNTED:
    case REFERENCE_SIZED: return true;
    case REFERENCE_UNSET:
    case REFERENCE_OBJECT:
    case REFERENCE_ANY:
    case REFERENCE_CAPABILITY:
    case REFERENCE_FUNCTION: break;
    }
    return false;
}

struct type *lower_target(const struct type *type)
{
    return lower_strip(lower_strip(type)->target);
}
