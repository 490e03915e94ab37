/* Initialisers: of locals by statements, of static data by bytes.
 *
 * Check has made lists semantic: items with their byte offset and type. A local is cleared first,
 * padding included (R19); static data is an image of bytes and of words that need an address. */
#include "lower.h"

#include <string.h>

/* --- The place at a byte offset ---------------------------------------------------------------------- */

static bool is_same_shape(const struct type *a, const struct type *b)
{
    a = lower_strip(a), b = lower_strip(b);
    if (lower_is_aggregate(a) || lower_is_aggregate(b)) {
        if (a->kind != b->kind)
            return false;
        if (a->kind == TYPE_ARRAY)
            return a->count == b->count && is_same_shape(a->target, b->target);
        return a->tag == b->tag;
    }
    return lower_type(a) == lower_type(b) && lower_width(a) == lower_width(b) &&
           (a->kind == TYPE_BOOL) == (b->kind == TYPE_BOOL) &&
           lower_is_signed(a) == lower_is_signed(b);
}

static struct low_place *place_at(struct lowering *l, struct low_place *place, uint64_t offset,
                                  const struct initialiser_item *item);

static struct low_place *place_in_members(struct lowering *l, struct low_place *place,
                                          uint64_t offset, const struct initialiser_item *item)
{
    const struct tag *tag = lower_strip(place->type)->tag;
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        if (item->bit_field == field)
            return place_field(l, place, field);
        if (field->is_bit_field || offset < field->offset ||
            offset >= field->offset + lower_strip(field->type)->size)
            continue;
        struct low_place *found =
            place_at(l, place_field(l, place, field), offset - field->offset, item);
        if (found)
            return found;
    }
    return NULL;
}

static struct low_place *place_at(struct lowering *l, struct low_place *place, uint64_t offset,
                                  const struct initialiser_item *item)
{
    const struct type *type = lower_strip(place->type);
    if (!item->bit_field && offset == 0 && is_same_shape(type, item->type))
        return place;
    if (type->kind == TYPE_ARRAY) {
        uint64_t size = lower_strip(type->target)->size;
        return place_at(l, place_element(l, place, low_u64(l, offset / size)), offset % size, item);
    }
    if (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION)
        return place_in_members(l, place, offset, item);
    return NULL;
}

/* --- Locals ------------------------------------------------------------------------------------------------ */

/* Bytes of a literal in a char array: a constant of its own, copied. */
static void store_string(struct lowering *l, struct low_place *place, const struct type *type,
                         const struct expr *literal)
{
    type = lower_strip(type);
    uint8_t *bytes = arena_alloc(l->arena, type->size);
    uint64_t length = literal->length < type->size ? literal->length : type->size;
    memcpy(bytes, literal->bytes, length);
    struct low_global *global = ARENA_NEW(l->arena, struct low_global);
    global->name = name_new(l->unit, "text", "");
    global->type = type;
    global->is_const = true;
    global->image = (struct low_image){bytes, type->size, NULL};
    list_global(l->unit, global);
    place_copy(l, place, place_global(l, global));
}

struct low_value *lower_zero(struct lowering *l, const struct type *type)
{
    switch (lower_type(type)) {
    case LOW_U32: return low_u32(l, 0);
    case LOW_U64: return low_u64(l, 0);
    case LOW_F32:
    case LOW_F64: return low_real(l, lower_type(type), 0);
    case LOW_POINTER: return low_null(l);
    case LOW_VOID: break;
    }
    lower_ice(l->where, "no zero of this type");
}

void lower_list(struct lowering *l, struct low_place *place, const struct expr *list)
{
    place_clear(l, place);
    for (size_t i = 0; i < list->item_count; i++) {
        const struct initialiser_item *item = &list->items[i];
        struct low_place *part = place_at(l, place, item->offset, item);
        if (!part)
            lower_ice(item->value->where, "no place at offset %zu", (size_t)item->offset);
        lower_initialise(l, part, item->type, item->value);
    }
}

void lower_initialise(struct lowering *l, struct low_place *place, const struct type *type,
                      const struct expr *value)
{
    l->where = value->where;
    if (value->kind == EXPR_LIST) {
        if (lower_is_aggregate(type))
            lower_list(l, place, value);
        else if (value->item_count)
            lower_initialise(l, place, type, value->items[0].value);
        else
            place_store(l, place, (struct rvalue){.value = lower_zero(l, type)}, type);
        return;
    }
    if (value->kind == EXPR_STRING) {
        store_string(l, place, type, value);
        return;
    }
    struct rvalue v = lower_expr(l, value);
    if (v.value && !v.place)
        v = (struct rvalue){.value = v.value}; /* bounded references rest as their start */
    place_store(l, place, v, type);
}

/* --- Static data -------------------------------------------------------------------------------------------- */

struct image {
    struct low_unit *unit;
    uint8_t *bytes;
    struct low_word *words;
    bool has_bytes;
};

static void image_value(struct image *image, uint64_t offset, const struct type *type,
                        const struct expr *value);

static const struct expr *skip_conversions(const struct expr *e)
{
    while ((e->kind == EXPR_CONVERT && e->conversion != CONVERT_DECAY &&
            e->conversion != CONVERT_FUNCTION && e->conversion != CONVERT_NULL) ||
           e->kind == EXPR_CAST)
        e = e->a;
    return e;
}

static struct low_word *word_new(struct image *image, uint64_t offset)
{
    struct low_word *word = ARENA_NEW(image->unit->arena, struct low_word);
    word->offset = offset;
    struct low_word **at = &image->words;
    while (*at && (*at)->offset < offset)
        at = &(*at)->next;
    word->next = *at;
    *at = word;
    return word;
}

static void image_procedure(struct image *image, uint64_t offset, const struct decl *decl)
{
    struct low_word *word = word_new(image, offset);
    struct low_unit *unit = image->unit;
    const struct low_function *function = low_find_function(unit, decl);
    word->export = low_find_export(unit, decl);
    if (!word->export && function)
        word->procedure = function->name;
    else if (!word->export)
        word->import = list_import(unit, decl);
}

static void image_reference(struct image *image, uint64_t offset, const struct expr *value)
{
    const struct expr *e = skip_conversions(value);
    if (e->kind == EXPR_CONVERT && e->conversion == CONVERT_NULL)
        return;
    if (e->kind == EXPR_CONVERT && e->conversion == CONVERT_FUNCTION) {
        image_procedure(image, offset, e->a->decl);
        return;
    }
    if (e->kind == EXPR_CONVERT && e->conversion == CONVERT_DECAY && e->a->kind == EXPR_STRING) {
        word_new(image, offset)->object = list_literal(image->unit, e->a);
        return;
    }
    const struct expr *place = e->kind == EXPR_CONVERT || e->kind == EXPR_UNARY ? e->a : NULL;
    struct variable *v = NULL;
    if (place && place->kind == EXPR_NAME && place->decl->canonical)
        v = place->decl->canonical->lowered;
    if (!v || !v->object)
        lower_ice(value->where, "reference in static data is no start of an object");
    word_new(image, offset)->object = v->object;
}

/* Constant arithmetic of floats: the literals, signs and conversions a static initialiser may hold. */
static double constant_real(const struct expr *e)
{
    if (e->is_constant && type_is_integer(e->type))
        return lower_is_signed(e->type) ? (double)(int64_t)e->integer : (double)e->integer;
    double a = e->a ? constant_real(e->a) : 0, b = e->b ? constant_real(e->b) : 0, result = 0;
    switch ((int)e->kind) {
    case EXPR_FLOAT: result = e->real; break;
    case EXPR_CONVERT:
    case EXPR_CAST: result = a; break;
    case EXPR_UNARY: result = e->op == OP_MINUS ? -a : a; break;
    case EXPR_BINARY:
        switch ((int)e->op) {
        case OP_ADD: result = a + b; break;
        case OP_SUB: result = a - b; break;
        case OP_MUL: result = a * b; break;
        case OP_DIV: result = a / b; break;
        default: lower_ice(e->where, "operator in a constant");
        }
        break;
    default: lower_ice(e->where, "expression %d is no constant", (int)e->kind);
    }
    return lower_width(e->type) == 4 ? (double)(float)result : result;
}

static uint64_t saturated(double x, const struct type *type)
{
    unsigned bits = (unsigned)lower_width(type) * 8;
    bool is_signed = lower_is_signed(type);
    double high = is_signed ? 0x1p63 : 0x1p64;
    uint64_t maximum = is_signed ? (1ull << (bits - 1)) - 1 : UINT64_MAX >> (64 - bits);
    uint64_t minimum = is_signed ? 0 - (1ull << (bits - 1)) : 0;
    if (x != x)
        return 0;
    if (x >= high || (x > 0 && x >= (double)maximum))
        return maximum;
    if (x <= (is_signed ? (double)(int64_t)minimum : 0))
        return minimum;
    return is_signed ? (uint64_t)(int64_t)x : (uint64_t)x;
}

static uint64_t constant_bits(const struct expr *e, const struct type *type)
{
    if (lower_strip(type)->kind == TYPE_FLOAT) {
        double real = constant_real(e);
        float narrow = (float)real;
        uint64_t bits = 0;
        if (lower_width(type) == 4)
            memcpy(&bits, &narrow, 4);
        else
            memcpy(&bits, &real, 8);
        return bits;
    }
    if (e->is_constant)
        return lower_strip(type)->kind == TYPE_BOOL ? e->integer != 0 : e->integer;
    if (e->kind == EXPR_CONVERT && e->a && lower_strip(e->a->type)->kind == TYPE_FLOAT) {
        double real = constant_real(e->a);
        return lower_strip(type)->kind == TYPE_BOOL ? real != 0 : saturated(real, type);
    }
    lower_ice(e->where, "expression %d is no constant", (int)e->kind);
}

static void image_bits(struct image *image, uint64_t offset, const struct field *field,
                       uint64_t bits)
{
    uint64_t first = offset;
    (void)first;
    for (uint32_t i = 0; i < field->bit_width; i++) {
        uint64_t bit = field->bit_offset + i;
        uint8_t mask = (uint8_t)(1u << bit % 8);
        uint8_t *byte = &image->bytes[offset + bit / 8];
        *byte = (uint8_t)((bits >> i & 1) ? *byte | mask : *byte & ~mask);
    }
    image->has_bytes = true;
}

static void image_list(struct image *image, uint64_t offset, const struct expr *list)
{
    for (size_t i = 0; i < list->item_count; i++) {
        const struct initialiser_item *item = &list->items[i];
        if (item->bit_field)
            image_bits(image, offset + item->offset, item->bit_field,
                       constant_bits(item->value, item->type));
        else
            image_value(image, offset + item->offset, item->type, item->value);
    }
}

static void image_value(struct image *image, uint64_t offset, const struct type *type,
                        const struct expr *value)
{
    const struct type *bare = lower_strip(type);
    while (value->kind == EXPR_CONVERT && value->conversion == CONVERT_LOAD &&
           value->a->kind == EXPR_COMPOUND)
        value = value->a->a;
    if (value->kind == EXPR_COMPOUND)
        value = value->a;
    if (value->kind == EXPR_LIST) {
        if (!lower_is_aggregate(bare) && value->item_count)
            image_value(image, offset, type, value->items[0].value);
        else
            image_list(image, offset, value);
        return;
    }
    if (value->kind == EXPR_STRING) {
        uint64_t length = value->length < bare->size ? value->length : bare->size;
        memcpy(image->bytes + offset, value->bytes, length);
        image->has_bytes = true;
        return;
    }
    if (bare->kind == TYPE_POINTER) {
        image_reference(image, offset, value);
        return;
    }
    uint64_t bits = constant_bits(value, type);
    memcpy(image->bytes + offset, &bits, lower_width(type)); /* little-endian, as the target */
    image->has_bytes = true;
}

struct low_image lower_image(struct low_unit *unit, const struct type *type,
                             const struct expr *initialiser)
{
    type = lower_strip(type);
    struct image image = {.unit = unit, .bytes = arena_alloc(unit->arena, type->size)};
    if (initialiser)
        image_value(&image, 0, type, initialiser);
    return (struct low_image){image.has_bytes ? image.bytes : NULL, type->size, image.words};
}
