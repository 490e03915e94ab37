/*
 * The kernel's table of types: a row per id ever given out, NULL when its type is gone.
 *
 * The table lives as long as the process, because objects of an earlier start may still lie in the
 * collector's heap, and ids must not come to mean something else.
 */
#include "typeinfo.h"

#include "gc.h"
#include "spare.h"

#include <spin/abi.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT = 1 << 24 }; /* ids; a load takes a few */

struct typeinfo **typeinfo_rows;
uint32_t typeinfo_room;
static struct spare_shape *shapes; /* beside the rows */
static uint32_t next_row = SPIN_TYPE_FIRST / 2;
static size_t live, retired;

static const struct {
    uint32_t id, size, references;
    const char *name;
} builtin[] = {
    {SPIN_TYPE_U8, 1, 0, "u8"},        {SPIN_TYPE_I8, 1, 0, "i8"},
    {SPIN_TYPE_U16, 2, 0, "u16"},      {SPIN_TYPE_I16, 2, 0, "i16"},
    {SPIN_TYPE_U32, 4, 0, "u32"},      {SPIN_TYPE_I32, 4, 0, "i32"},
    {SPIN_TYPE_U64, 8, 0, "u64"},      {SPIN_TYPE_I64, 8, 0, "i64"},
    {SPIN_TYPE_F32, 4, 0, "float"},    {SPIN_TYPE_F64, 8, 0, "double"},
    {SPIN_TYPE_CHAR, 1, 0, "char"},    {SPIN_TYPE_BOOL, 1, 0, "bool"},
    {SPIN_TYPE_STRING, 8, 1, "str_t"}, {SPIN_TYPE_ANY, 8, 1, "void *"},
};

static uint32_t row_of(uint32_t id)
{
    return (id - 1) / 2;
}

/* A table of elements of that size, with zeros behind the first `rows`; NULL: no memory, nothing has changed. */
static void *grown(void *table, uint32_t rows, uint32_t wanted, size_t size)
{
    char *longer = realloc(table, wanted * size);
    if (longer != NULL)
        memset(longer + rows * size, 0, (wanted - rows) * size);
    return longer;
}

static bool make_room(uint32_t row)
{
    if (row < typeinfo_room)
        return true;
    if (row >= LIMIT)
        return false;
    uint32_t wanted = typeinfo_room == 0 ? 1024 : 2 * typeinfo_room;
    struct typeinfo **rows = grown(typeinfo_rows, typeinfo_room, wanted, sizeof *rows);
    if (rows == NULL)
        return false;
    typeinfo_rows = rows;
    struct spare_shape *more = grown(shapes, typeinfo_room, wanted, sizeof *more);
    if (more == NULL)
        return false;
    spare.shapes = shapes = more;
    spare.rows = typeinfo_room = wanted;
    return true;
}

/* What the runtime object needs to know to make such objects itself. */
static struct spare_shape shape_of(const struct typeinfo *type)
{
    if (type->size == 0)
        return (struct spare_shape){.size = SPARE_NEVER};
    uint16_t references = type->references > 0 ? sizeof(void *) : 0;
    size_t block = gc_footprint(type->size);
    return (struct spare_shape){
        .size = type->size < SPARE_NEVER ? type->size : SPARE_NEVER,
        .references = references,
        .one = block <= SPARE_MOST ? (uint16_t)(block + references) : 0,
    };
}

/* References of an element of that size. */
static bool are_sound(uint32_t count, const uint32_t *offsets, uint32_t size)
{
    if (count > size / 8)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t offset = offsets[i];
        if (offset % 8 != 0 || size - offset < 8 || offset > size)
            return false;
        if (i > 0 && offset <= offsets[i - 1])
            return false;
    }
    return true;
}

/* The elements lie behind all references of the struct, and their own on words. */
static bool is_sound_flexible(const struct typeinfo_plan *plan)
{
    uint32_t start = plan->flexible_start, references = plan->flexible_references;
    if (plan->flexible_size == 0)
        return start == 0 && references == 0;
    if (start > plan->size || !are_sound(references, plan->flexible_offset, plan->flexible_size))
        return false;
    if (references > 0 && (start % 8 != 0 || plan->flexible_size % 8 != 0))
        return false;
    return plan->references == 0 || plan->offset[plan->references - 1] + 8 <= start;
}

static bool is_sound(const struct typeinfo_plan *plan)
{
    return plan->size > 0 && are_sound(plan->references, plan->offset, plan->size) &&
           is_sound_flexible(plan) && (plan->references == 0 || plan->size % 8 == 0);
}

static void discard(struct typeinfo *type)
{
    if (type == NULL)
        return;
    free(type->offset);
    free(type->flexible.offset);
    free(type->base);
    free(type->name);
    free(type);
}

/* The base's chain and the base itself. */
static bool copy_bases(struct typeinfo *type, const struct typeinfo *base)
{
    if (base == NULL)
        return true;
    type->base = calloc(base->depth + 1, sizeof(*type->base));
    if (type->base == NULL)
        return false;
    if (base->depth > 0)
        memcpy(type->base, base->base, base->depth * sizeof(*type->base));
    type->base[base->depth] = base->id;
    type->depth = base->depth + 1;
    return true;
}

static uint32_t *copy_offsets(uint32_t count, const uint32_t *offsets)
{
    uint32_t *copy = calloc((size_t)count + 1, sizeof *copy);
    if (copy != NULL && count > 0)
        memcpy(copy, offsets, count * sizeof *copy);
    return copy;
}

static bool copy_flexible(struct typeinfo *type, const struct typeinfo_plan *plan)
{
    if (plan->flexible_size == 0)
        return true;
    type->size = 0;
    type->flexible = (struct typeinfo_flexible){
        .head = plan->size,
        .start = plan->flexible_start,
        .size = plan->flexible_size,
        .references = plan->flexible_references,
        .offset = copy_offsets(plan->flexible_references, plan->flexible_offset),
    };
    return type->flexible.offset != NULL;
}

static struct typeinfo *copy(const struct typeinfo_plan *plan)
{
    const struct typeinfo *base = plan->base != 0 ? typeinfo_find(plan->base) : NULL;
    struct typeinfo *type = calloc(1, sizeof(*type));
    bool has_base = base != NULL && base->size != 0 && base->size <= plan->size;
    if (type == NULL || (plan->base != 0 && !has_base)) {
        free(type);
        return NULL;
    }
    type->size = plan->size;
    type->references = plan->references;
    type->name = strdup(plan->name);
    type->offset = copy_offsets(plan->references, plan->offset);
    if (type->name == NULL || type->offset == NULL || !copy_bases(type, base) ||
        !copy_flexible(type, plan)) {
        discard(type);
        return NULL;
    }
    return type;
}

static bool put(uint32_t id, const struct typeinfo_plan *plan)
{
    struct typeinfo *type = make_room(row_of(id)) ? copy(plan) : NULL;
    if (type == NULL)
        return false;
    type->id = id;
    typeinfo_rows[row_of(id)] = type;
    shapes[row_of(id)] = shape_of(type);
    live++;
    return true;
}

bool typeinfo_boot(void)
{
    static const uint32_t first = 0;
    for (size_t i = 0; i < sizeof(builtin) / sizeof(builtin[0]); i++) {
        struct typeinfo_plan plan = {
            .name = builtin[i].name,
            .size = builtin[i].size,
            .references = builtin[i].references,
            .offset = &first,
        };
        if (typeinfo_find(builtin[i].id) == NULL && !put(builtin[i].id, &plan))
            return false;
    }
    return true;
}

uint32_t typeinfo_add(const struct typeinfo_plan *plan)
{
    uint32_t id = 2 * next_row + 1;
    if (!is_sound(plan) || !put(id, plan))
        return 0;
    next_row++;
    return id;
}

bool typeinfo_is(uint32_t id, uint32_t wanted)
{
    const struct typeinfo *type = typeinfo_find(id);
    const struct typeinfo *base = typeinfo_find(wanted);
    if (type == NULL || base == NULL)
        return false;
    return id == wanted || (base->depth < type->depth && type->base[base->depth] == wanted);
}

void typeinfo_retire(uint32_t id)
{
    if (id < SPIN_TYPE_FIRST || typeinfo_find(id) == NULL || typeinfo_rows[row_of(id)]->retired)
        return;
    typeinfo_rows[row_of(id)]->retired = true;
    retired++;
}

void typeinfo_seen(uint32_t id)
{
    if (typeinfo_find(id) != NULL)
        typeinfo_rows[row_of(id)]->seen = true;
}

size_t typeinfo_sweep(void)
{
    size_t freed = 0;
    for (uint32_t row = 0; row < next_row && row < typeinfo_room && retired > 0; row++) {
        struct typeinfo *type = typeinfo_rows[row];
        if (type == NULL)
            continue;
        if (type->retired && !type->seen) {
            discard(type);
            typeinfo_rows[row] = NULL;
            shapes[row] = (struct spare_shape){0};
            freed++;
        } else {
            type->seen = false;
        }
    }
    retired -= freed;
    live -= freed;
    return freed;
}

size_t typeinfo_count(size_t *retired_count)
{
    if (retired_count != NULL)
        *retired_count = retired;
    return live;
}
