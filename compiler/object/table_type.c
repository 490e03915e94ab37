/* Type descriptors: where the references of an element are, and who else has this type. */
#include "object/declare.h"
#include "object/fingerprint.h"
#include "object/table.h"
#include "panic.h"

#include "runtime/seal.h"

#include <inttypes.h>
#include <string.h>

static const struct type *strip(const struct type *type)
{
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return type;
}

/* --- Fixed ids -------------------------------------------------------------------------------------- */

static uint32_t integer_id(const struct type *type)
{
    static const uint32_t ids[][2] = {
        {SPIN_TYPE_U8, SPIN_TYPE_I8},
        {SPIN_TYPE_U16, SPIN_TYPE_I16},
        {SPIN_TYPE_U32, SPIN_TYPE_I32},
        {SPIN_TYPE_U64, SPIN_TYPE_I64},
    };
    if (type->rank == RANK_CHAR && type->is_signed)
        return SPIN_TYPE_CHAR;
    size_t row = type->size == 1 ? 0 : type->size == 2 ? 1 : type->size == 4 ? 2 : 3;
    return ids[row][type->is_signed];
}

/* The id every object gives this type, or 0. */
static uint32_t builtin_id(const struct type *type)
{
    type = strip(type);
    if (type->kind == TYPE_ENUM)
        type = strip(type->tag->integer);
    if (type->kind == TYPE_BOOL)
        return SPIN_TYPE_BOOL;
    if (type->kind == TYPE_INTEGER)
        return integer_id(type);
    if (type->kind == TYPE_FLOAT)
        return type->size == 4 ? SPIN_TYPE_F32 : SPIN_TYPE_F64;
    if (type->kind != TYPE_POINTER)
        return 0;
    const struct type *target = strip(type->target);
    if (type->reference.kind == REFERENCE_ANY && target->kind == TYPE_VOID && !target->is_const)
        return SPIN_TYPE_ANY;
    bool is_string = type->reference.kind == REFERENCE_ARRAY && target->kind == TYPE_INTEGER &&
                     integer_id(target) == SPIN_TYPE_CHAR;
    return is_string && (target->is_const || type->target->is_const) ? SPIN_TYPE_STRING : 0;
}

/* --- The list of types ---------------------------------------------------------------------------------- */

static bool same_type(const struct table *t, const struct type *a, const struct type *b)
{
    a = strip(a), b = strip(b);
    if (a == b)
        return true;
    if (a->kind != b->kind)
        return false;
    if (a->kind == TYPE_STRUCT || a->kind == TYPE_UNION)
        return a->tag == b->tag;
    return strcmp(canonical_type(t->arena, t->unit, a), canonical_type(t->arena, t->unit, b)) == 0;
}

int32_t table_type_index(const struct table *t, const struct type *type)
{
    for (size_t i = 0; i < t->type_count; i++)
        if (same_type(t, t->types[i], type))
            return (int32_t)i;
    return SPIN_NONE;
}

static void add_type(struct table *t, const struct type *type)
{
    if (t->type_count == t->type_room) {
        size_t room = 2 * t->type_room + 16;
        const struct type **types = arena_array(t->arena, room, sizeof *types);
        if (t->type_count)
            memcpy(types, t->types, t->type_count * sizeof *types);
        t->types = types;
        t->type_room = room;
    }
    t->types[t->type_count++] = type;
}

/* The struct that begins this struct, or NULL. */
static const struct type *base_of(const struct type *type)
{
    type = strip(type);
    if (type->kind != TYPE_STRUCT || type->tag->field_count == 0)
        return NULL;
    const struct type *first = strip(type->tag->fields[0].type);
    return first->kind == TYPE_STRUCT && type->tag->fields[0].offset == 0 ? first : NULL;
}

static void list_types(struct table *t)
{
    for (const struct low_descriptor *d = t->low->descriptors; d; d = d->next) {
        if (d->number != t->type_count)
            panic("tables: descriptors out of order");
        add_type(t, d->type);
    }
    for (size_t i = 0; i < t->type_count; i++) { /* grows meanwhile */
        const struct type *base = base_of(t->types[i]);
        if (base && table_type_index(t, base) == SPIN_NONE)
            add_type(t, base);
    }
}

/* --- References ------------------------------------------------------------------------------------------- */

/* Procedure values are none: they point at text, which the collector does not know and whose addresses
 * never come back (R10). */
static void add_references(struct table *t, const struct type *type, uint64_t offset)
{
    type = strip(type);
    if (type->kind == TYPE_POINTER && type->reference.kind == REFERENCE_FUNCTION)
        return;
    if (type->kind == TYPE_POINTER) {
        fprintf(t->references.stream, " %" PRIu64 ",", offset);
        t->reference_count++;
    } else if (type->kind == TYPE_ARRAY && type_has_references(type->target)) {
        for (uint64_t i = 0; i < type->count; i++)
            add_references(t, type->target, offset + i * strip(type->target)->size);
    } else if (type->kind == TYPE_STRUCT) {
        for (size_t i = 0; i < type->tag->field_count; i++)
            add_references(t, type->tag->fields[i].type, offset + type->tag->fields[i].offset);
    }
}

/* The flexible member that ends this struct, or NULL. */
static const struct field *flexible_member(const struct type *type)
{
    if (type->kind != TYPE_STRUCT || type->tag->field_count == 0)
        return NULL;
    const struct field *last = &type->tag->fields[type->tag->field_count - 1];
    const struct type *array = strip(last->type);
    return array->kind == TYPE_ARRAY && array->is_flexible ? last : NULL;
}

static void print_references(struct table *t, uint32_t first)
{
    fprintf(t->rows.stream, t->reference_count > first ? " spin_references + %" PRIu32 "," : " 0,",
            first);
}

/* Where it begins, how large an element is, and where the references of one are. */
static void print_flexible(struct table *t, const struct type *type)
{
    const struct field *member = flexible_member(type);
    if (!member)
        return;
    const struct type *element = strip(strip(member->type)->target);
    uint32_t first = t->reference_count;
    add_references(t, element, 0);
    fprintf(t->rows.stream, " %" PRIu64 ", %" PRIu64 ", %" PRIu32 ",", member->offset,
            element->size, t->reference_count - first);
    print_references(t, first);
}

/* --- Rows --------------------------------------------------------------------------------------------------- */

/* "interface:tag" when this completes an interface's struct. */
static const char *reveals(const struct table *t, const struct type *type)
{
    if (type->kind != TYPE_STRUCT || !tag_is_opaque(t->unit, type->tag) || !type->tag->interface)
        return "";
    return arena_printf(t->arena, "%s:%s", type->tag->interface->name, type->tag->name);
}

static const struct low_descriptor *descriptor_at(const struct table *t, size_t index)
{
    const struct low_descriptor *d = t->low->descriptors;
    while (d && d->number != index)
        d = d->next;
    return d;
}

static const char *id_name(const struct table *t, size_t index)
{
    const struct low_descriptor *d = descriptor_at(t, index);
    return d ? d->id_name : arena_printf(t->arena, "spin_base_id_%zu", index);
}

static void print_row(struct table *t, size_t index)
{
    const struct type *type = strip(t->types[index]), *base = base_of(type);
    const char *canonical = canonical_type(t->arena, t->unit, type), *revealed = reveals(t, type);
    uint32_t builtin = builtin_id(type), first = t->reference_count;
    bool is_private = revealed[0] || strstr(canonical, "private:");
    struct spin_fingerprint fingerprint = {{0}};
    struct members fields = {0, 0};
    if (!builtin && !is_private)
        fingerprint = seal_fingerprint(canonical);
    if (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION)
        fields = table_fields(t, type->tag);
    add_references(t, type, 0);

    fputs("    {", t->rows.stream);
    row_text(t, declare(t->arena, t->types[index], NULL, ""), t->rows.stream);
    row_fingerprint(&fingerprint, t->rows.stream);
    fprintf(t->rows.stream, " %s, %" PRIu32 ", %" PRIu64 ", %" PRIu64 ", %" PRId32 ", %" PRIu32 ",",
            builtin      ? "SPIN_ORIGIN_BUILTIN"
            : is_private ? "SPIN_ORIGIN_PRIVATE"
                         : "SPIN_ORIGIN_PUBLIC",
            builtin, type->size, type->align, base ? table_type_index(t, base) : SPIN_NONE,
            t->reference_count - first);
    print_references(t, first);
    if (revealed[0])
        row_text(t, revealed, t->rows.stream);
    else
        fputs(" 0,", t->rows.stream);
    row_members(t, fields, t->rows.stream);
    fprintf(t->rows.stream, " &%s,", id_name(t, index));
    print_flexible(t, type);
    fputs("},\n", t->rows.stream);
}

void table_types(struct table *t)
{
    list_types(t);
    if (t->type_count == 0)
        return;
    for (size_t i = t->low->descriptor_count; i < t->type_count; i++)
        fprintf(t->rows.stream,
                "static uint32_t spin_base_id_%zu __attribute__((section(\".spin.ids\"))) = 0;\n",
                i);
    fputs("static const struct spin_type spin_types[] __attribute__((section(\".spin.tables\"))) = "
          "{\n",
          t->rows.stream);
    for (size_t i = 0; i < t->type_count; i++)
        print_row(t, i);
    fputs("};\n", t->rows.stream);
}
