/* Layout: what must hold of sizes, alignments and offsets, whoever computed them.
 *
 * The tree comes from a process that is not trusted; type descriptors and every access are made from
 * these numbers. So: members of a struct stand in order and never overlap, each is aligned as its type
 * (in a packed struct by 1), a bit-field does not cross a multiple of its type's size, and all lie
 * inside a size that is a multiple of the largest alignment. Gaps are legal as far as an unnamed
 * bit-field may have made them: the front end does not list those. */
#include "check/typing.h"

struct placement {
    uint64_t bits; /* used so far */
    uint64_t align;
    uint64_t largest; /* of a union */
};

enum { GAP_BITS = 128 };

static bool measure(struct checker *c, struct type *type, uint64_t *size, uint64_t *align)
{
    type = resolve(c, type);
    switch (type->kind) {
    case TYPE_BOOL: *size = *align = 1; return true;
    case TYPE_INTEGER: *size = *align = c->integers[type->rank][type->is_signed]->size; return true;
    case TYPE_FLOAT: *size = *align = type->size; return type->size == 4 || type->size == 8;
    case TYPE_POINTER: *size = *align = 8; return true;
    case TYPE_ENUM: return type->tag->integer && measure(c, type->tag->integer, size, align);
    case TYPE_ARRAY:
        return measure(c, type->target, size, align) &&
               !__builtin_mul_overflow(*size, type->count, size);
    case TYPE_STRUCT:
    case TYPE_UNION:
        *size = type->tag->size;
        *align = type->tag->align;
        return type->tag->is_complete;
    case TYPE_VOID:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return false;
}

bool layout_type(struct checker *c, const struct type *type)
{
    uint64_t size, align;
    struct type *copy = type_copy(c, type);
    return measure(c, copy, &size, &align) && size > 0 && size <= INT32_MAX;
}

/* Whether a bit-field lies in one unit of its type; any place will do in a packed struct. */
static bool in_one_unit(uint64_t at, uint64_t width, uint64_t unit, bool is_packed)
{
    bool fits = width > 0 && width <= unit;
    return fits && (is_packed || at / unit == (at + width - 1) / unit);
}

/* Places one field; false when it cannot lie there. */
static bool place_field(struct checker *c, const struct tag *tag, struct placement *p,
                        const struct field *field)
{
    uint64_t size, align;
    if (!measure(c, field->type, &size, &align) || size > INT32_MAX || field->offset > INT32_MAX)
        return false;
    uint64_t width = field->is_bit_field ? field->bit_width : size * 8;
    uint64_t at = field->offset * 8 + (field->is_bit_field ? field->bit_offset : 0);
    if (tag->is_packed)
        align = 1;
    if (tag->kind == TYPE_UNION)
        p->bits = 0;
    if (align > p->align)
        p->align = align;
    if (at < p->bits || at - p->bits >= GAP_BITS)
        return false;
    p->bits = at + width;
    if (p->bits > p->largest)
        p->largest = p->bits;
    return field->is_bit_field ? in_one_unit(at, width, size * 8, tag->is_packed)
                               : field->offset % align == 0;
}

static bool layout_is_sound(struct checker *c, const struct tag *tag)
{
    struct placement p = {.align = 1};
    for (size_t i = 0; i < tag->field_count; i++) {
        if (!place_field(c, tag, &p, &tag->fields[i]))
            return false;
    }
    return tag->align == p.align && tag->size % p.align == 0 && tag->size <= INT32_MAX &&
           tag->size * 8 >= p.largest && tag->size * 8 - p.largest < p.align * 8 + GAP_BITS;
}

/* A tag's members must be laid out before it: clang lists a struct after what it holds by value or
 * not at all, so the sizes that measure() takes from inner tags are compared in their own turn. */
void layout_unit(struct checker *c)
{
    struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->tag_count; i++) {
        struct tag *tag = unit->tags[i];
        bool is_record = tag->kind != TYPE_ENUM && tag->is_complete && tag->field_count;
        bool is_good = is_record;
        for (size_t k = 0; k < tag->field_count; k++)
            is_good &= tag->fields[k].type != NULL;
        if (is_good && !layout_is_sound(c, tag))
            diag_report(c->diags, DIAG_C_01, tag->where,
                        "the layout of this struct is none that its members can have");
    }
}
