/* A growing array and an open hash of the offsets in it. */
#include "object/pool.h"

#include <string.h>

struct pool {
    struct arena *arena;
    char *bytes;
    size_t size, room;
    uint32_t *slots; /* offset + 1, or 0 */
    size_t slot_count, used;
};

struct pool *pool_new(struct arena *arena)
{
    struct pool *pool = ARENA_NEW(arena, struct pool);
    pool->arena = arena;
    pool->slot_count = 256;
    pool->slots = arena_array(arena, pool->slot_count, sizeof *pool->slots);
    return pool;
}

static size_t hash(const char *text)
{
    size_t value = 14695981039346656037u;
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 1099511628211u;
    return value;
}

/* The slot of this text, or the free one where it belongs. */
static uint32_t *find(const struct pool *pool, const char *text)
{
    size_t i = hash(text) % pool->slot_count;
    while (pool->slots[i] && strcmp(pool->bytes + pool->slots[i] - 1, text) != 0)
        i = (i + 1) % pool->slot_count;
    return &pool->slots[i];
}

static void grow_slots(struct pool *pool)
{
    uint32_t *old = pool->slots;
    size_t old_count = pool->slot_count;
    pool->slot_count *= 2;
    pool->slots = arena_array(pool->arena, pool->slot_count, sizeof *pool->slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i])
            *find(pool, pool->bytes + old[i] - 1) = old[i];
}

static void append(struct pool *pool, const char *text, size_t n)
{
    if (pool->room - pool->size < n) {
        size_t room = 2 * pool->room + n + 1024;
        char *bytes = arena_alloc(pool->arena, room);
        if (pool->size)
            memcpy(bytes, pool->bytes, pool->size);
        pool->bytes = bytes;
        pool->room = room;
    }
    memcpy(pool->bytes + pool->size, text, n);
    pool->size += n;
}

uint32_t pool_text(struct pool *pool, const char *text)
{
    uint32_t *slot = find(pool, text);
    if (*slot)
        return *slot - 1;
    uint32_t offset = (uint32_t)pool->size;
    append(pool, text, strlen(text) + 1);
    *slot = offset + 1;
    if (++pool->used * 2 > pool->slot_count)
        grow_slots(pool);
    return offset;
}

uint32_t pool_size(const struct pool *pool)
{
    return (uint32_t)pool->size;
}

static void print_character(unsigned char c, FILE *out)
{
    if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
        fprintf(out, "\\%03o", c);
    else
        fputc(c, out);
}

void pool_print(const struct pool *pool, const char *name, const char *attributes, FILE *out)
{
    fprintf(out, "static const char %s[%zu] %s =", name, pool->size + 1, attributes);
    if (pool->size == 0)
        fputs(" \"\"", out);
    for (size_t i = 0; i < pool->size; i += strlen(pool->bytes + i) + 1) {
        fputs("\n    \"", out);
        for (const char *c = pool->bytes + i; *c; c++)
            print_character((unsigned char)*c, out);
        fputs("\\0\"", out);
    }
    fputs(";\n", out);
}
