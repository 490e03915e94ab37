/* Memory that is freed all at once: what belongs to one module.
 *
 * Bounded: a pool refuses to grow past its limit, so that tables of an object that name the same text
 * a million times cost no more than the limit. */
#pragma once

#include <stddef.h>

struct pool_block;

struct pool {
    struct pool_block *blocks;
    size_t used, limit; /* bytes given out */
};

/* An empty pool. */
struct pool pool_empty(size_t limit);

/* A copy, aligned to 16; NULL when out of memory or over the limit. */
void *pool_copy(struct pool *pool, const void *bytes, size_t n);

/* Frees everything; the pool is empty then. */
void pool_free(struct pool *pool);
