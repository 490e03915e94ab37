/* One arena per compile: everything of a compile is allocated here and freed with it at once.
 *
 * Allocation never returns NULL: a compiler that is out of memory prints one line and exits 1
 * (the caller's limits are set for the whole process). Never used by the kernel. */
#pragma once

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */

/* Zeroed memory, aligned to 16. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed elements; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies of text, always terminated. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_n(struct arena *arena, const char *text, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
