/*
 * Memory for the kernel's own structures: a general allocator over frames.
 *
 * Not scanned by the collector and not for objects that extensions see (heap.h).  May be called in
 * kernel text only, never at interrupt level.  Freed memory is filled with junk.
 */
#pragma once

#include <stddef.h>

/* `bytes` of zeroed memory, 16-byte aligned; NULL when there are no frames. memory_free() frees it. */
void *memory_new(size_t bytes);

/* The same with any bytes in it, for who writes all of them. */
void *memory_take(size_t bytes);

/* `count` * `bytes` of zeroed memory, NULL also when the product overflows. */
void *memory_new_array(size_t count, size_t bytes);

/* Grows to `bytes`, new part zeroed; NULL leaves the old block as it was. NULL block: a new one. */
void *memory_grow(void *block, size_t bytes);

/* A copy of a terminated string; NULL when out of memory. */
char *memory_copy_text(const char *text);

/* Frees a block; NULL is allowed. */
void memory_free(void *block);

/* Bytes in use, to find leaks. */
size_t memory_used(void);

/* Forgets everything, at shutdown. */
void memory_shutdown(void);
