/*
 * malloc() and its kin: free blocks in a list by address, the first that is large enough is taken,
 * neighbours are joined.  For the few structures of the runtime and the host program; objects of
 * extensions are the collector's business.
 */
#include "libc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { GROW = 64 * 1024 };

/* In front of every block. */
struct block {
    size_t size;        /* with this, a multiple of it */
    struct block *next; /* free: the next one above; in use: itself */
};
_Static_assert(sizeof(struct block) == 16, "blocks stay 16-byte aligned");

static struct block *lowest;

static bool touches(const struct block *low, const struct block *high)
{
    return (const char *)low + low->size == (const char *)high;
}

/* Puts a block where it belongs and joins it with what it touches. */
static void give(struct block *block)
{
    struct block **link = &lowest, *below = NULL;
    while (*link != NULL && *link < block) {
        below = *link;
        link = &below->next;
    }
    block->next = *link;
    *link = block;
    if (block->next != NULL && touches(block, block->next)) {
        block->size += block->next->size;
        block->next = block->next->next;
    }
    if (below != NULL && touches(below, block)) {
        below->size += block->size;
        below->next = block->next;
    }
}

static bool grow(size_t size)
{
    size_t wanted = size > GROW ? size : GROW;
    wanted = (wanted + MACHINE_PAGE - 1) & ~(size_t)(MACHINE_PAGE - 1);
    struct block *block = libc_pages(BARE_HEAP_LIBRARY, wanted);
    if (block == NULL)
        return false;
    block->size = wanted;
    give(block);
    return true;
}

/* The first free block of that size or more, taken off the list, its rest left there. */
static struct block *take(size_t size)
{
    for (struct block **link = &lowest; *link != NULL; link = &(*link)->next) {
        struct block *block = *link;
        if (block->size < size)
            continue;
        if (block->size == size) {
            *link = block->next;
            return block;
        }
        block->size -= size;
        block = (struct block *)((char *)block + block->size);
        block->size = size;
        return block;
    }
    return NULL;
}

static struct block *block_of(void *memory)
{
    struct block *block = (struct block *)memory - 1;
    if (block->next != block)
        libc_trap("free: not in use");
    return block;
}

void *malloc(size_t bytes)
{
    struct block *block = NULL;
    if (bytes <= PTRDIFF_MAX) {
        size_t size = (bytes + 2 * sizeof *block - 1) & ~(sizeof *block - 1);
        block = take(size);
        if (block == NULL && grow(size))
            block = take(size);
    }
    if (block == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    block->next = block;
    return block + 1;
}

void free(void *memory)
{
    if (memory != NULL)
        give(block_of(memory));
}

void *calloc(size_t count, size_t bytes)
{
    size_t total;
    void *memory = malloc(__builtin_mul_overflow(count, bytes, &total) ? SIZE_MAX : total);
    return memory != NULL ? memset(memory, 0, total) : NULL;
}

void *realloc(void *memory, size_t bytes)
{
    if (memory == NULL)
        return malloc(bytes);
    size_t room = block_of(memory)->size - sizeof(struct block);
    if (bytes <= room)
        return memory;
    void *grown = malloc(bytes);
    if (grown != NULL) {
        memcpy(grown, memory, room);
        free(memory);
    }
    return grown;
}

void *reallocarray(void *memory, size_t count, size_t bytes)
{
    size_t total;
    return realloc(memory, __builtin_mul_overflow(count, bytes, &total) ? SIZE_MAX : total);
}
