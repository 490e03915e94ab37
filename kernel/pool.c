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

static __attribute__((noinline)) struct pool_block *add_block(struct pool *pool, size_t bytes)
{
    size_t size = bytes > BLOCK ? bytes : BLOCK;
    struct pool_block *block = memory_take(sizeof *block + size);
    if (!block)
        return NULL;
    *block = (struct pool_block){.next = pool->blocks, .size = size};
    pool->blocks = block;
    return block;
}

void *pool_copy(struct pool *pool, const void *bytes, size_t n)
{
    if (n > pool->limit - pool->used)
        return NULL;
    size_t rounded = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct pool_block *block = pool->blocks;
    if (!block || rounded > block->size - block->used) {
        block = add_block(pool, rounded);
        if (!block)
            return NULL;
    }
    void *copy = block->bytes + block->used;
    block->used += rounded;
    pool->used += n;
    return n ? memcpy(copy, bytes, n) : copy;
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
