/* Arena of one compile: a list of blocks, bump-allocated. Many arenas are for one question about one function, so
 * blocks begin small and grow, and what is given away is cleared, not the block. */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE_MIN = 8 * 1024, BLOCK_SIZE_MAX = 256 * 1024, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

struct arena {
    struct block *blocks;
};

static void *must(void *memory)
{
    if (!memory) {
        fputs("spinc: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

struct arena *arena_new(void)
{
    return must(calloc(1, sizeof(struct arena)));
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

static struct block *block_with_room(struct arena *arena, size_t size)
{
    struct block *block = arena->blocks;
    if (block && block->size - block->used >= size)
        return block;
    size_t capacity = block ? 2 * block->size : BLOCK_SIZE_MIN;
    capacity = capacity > BLOCK_SIZE_MAX ? BLOCK_SIZE_MAX : capacity;
    capacity = size > capacity ? size : capacity;
    block = must(malloc(sizeof(struct block) + capacity));
    *block = (struct block){.next = arena->blocks, .size = capacity};
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        must(NULL);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = block_with_room(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        must(NULL);
    return arena_alloc(arena, bytes);
}

char *arena_copy_n(struct arena *arena, const char *text, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);
    memcpy(copy, text, n);
    return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return arena_copy_n(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}
