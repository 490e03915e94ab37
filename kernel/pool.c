/* Memory that is freed all at once. */
#include "pool.h"

#include "machine/machine.h"
#include "memory.h"

#include <string.h>

enum { ALIGN = 16 };

struct pool_block {
    struct pool_block *next;
    size_t size, used;
    _Alignas(ALIGN) unsigned char bytes[];
};

/* With its header and that of memory.c a block is one frame: clearing one more costs more than what an object
 * of some KB keeps. */
enum { BLOCK = MACHINE_PAGE - sizeof(struct pool_block) - 16 };

struct pool pool_empty(size_t limit)
{
    return (struct pool){NULL, 0, limit};
}

static struct pool_block *block_with(struct pool *pool, size_t bytes)
{
    struct pool_block *block = pool->blocks;
    if (block && bytes <= block->size - block->used)
        return block;
    size_t size = bytes > BLOCK ? bytes : BLOCK;
    block = memory_new(sizeof *block + size);
    if (!block)
        return NULL;
    block->size = size;
    block->next = pool->blocks;
    pool->blocks = block;
    return block;
}

void *pool_new(struct pool *pool, size_t bytes)
{
    if (bytes > pool->limit - pool->used)
        return NULL;
    size_t rounded = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct pool_block *block = block_with(pool, rounded);
    if (!block)
        return NULL;
    void *result = block->bytes + block->used;
    block->used += rounded;
    pool->used += bytes;
    return result;
}

void *pool_copy(struct pool *pool, const void *bytes, size_t n)
{
    void *copy = pool_new(pool, n);
    if (copy && n)
        memcpy(copy, bytes, n);
    return copy;
}

void pool_free(struct pool *pool)
{
    while (pool->blocks) {
        struct pool_block *next = pool->blocks->next;
        memory_free(pool->blocks);
        pool->blocks = next;
    }
    pool->used = 0;
}
