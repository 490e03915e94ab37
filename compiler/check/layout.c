/* Layout: sizes, alignments and offsets, computed again and compared with clang's.
 *
 * The tree comes from a process that is not trusted; type descriptors and every access are made from
 * these numbers. What we would lay out differently (attributes that align or pack) is refused.
 * System V ABI for x86-64: each member at the next multiple of its alignment; a bit-field never
 * crosses a multiple of its type's size; an unnamed one of width 0 ends the unit. */
#include "check/typing.h"

struct placement {
    uint64_t bits; /* used so far */
    uint64_t align;
    uint64_t largest; /* of a union */
};

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

static uint64_t round_up(uint64_t n, uint64_t unit)
{
    return (n + unit - 1) / unit * unit;
}

static void place_bit_field(struct placement *p, uint64_t unit, uint64_t width, bool is_packed)
{
    if (width == 0)
        p->bits = round_up(p->bits, unit);
    else if (!is_packed && p->bits / unit != (p->bits + width - 1) / unit)
        p->bits = round_up(p->bits, unit);
}

/* Places one field; false when clang has it elsewhere. */
static bool place_field(struct checker *c, const struct tag *tag, struct placement *p,
                        const struct field *field)
{
    uint64_t size, align;
    if (!measure(c, field->type, &size, &align) || size > INT32_MAX)
        return false;
    uint64_t width = field->is_bit_field ? field->bit_width : size * 8;
    if (tag->is_packed)
        align = 1;
    if (tag->kind == TYPE_UNION)
        p->bits = 0;
    if (field->is_bit_field)
        place_bit_field(p, size * 8, width, tag->is_packed);
    else
        p->bits = round_up(p->bits, align * 8);
    bool is_nameless = field->is_bit_field && !*field->name;
    if (align > p->align && !is_nameless)
        p->align = align;
    uint64_t at = field->offset * 8 + (field->is_bit_field ? field->bit_offset : 0);
    bool agrees = field->offset <= INT32_MAX && (is_nameless || at == p->bits) &&
                  (!field->is_bit_field || width <= size * 8);
    p->bits += width;
    if (p->bits > p->largest)
        p->largest = p->bits;
    return agrees && p->bits <= (uint64_t)INT32_MAX * 8;
}

static bool layout_agrees(struct checker *c, const struct tag *tag)
{
    struct placement p = {.align = 1};
    for (size_t i = 0; i < tag->field_count; i++) {
        if (!place_field(c, tag, &p, &tag->fields[i]))
            return false;
    }
    uint64_t size = round_up(round_up(p.largest, 8) / 8, p.align);
    return tag->size == size && tag->align == p.align;
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
        if (is_good && !layout_agrees(c, tag))
            diag_report(c->diags, DIAG_C_01, tag->where,
                        "the layout of this struct is not what its members give");
    }
}
