/* The strings of an object's tables, each once, in one array that the tables point into. */
#pragma once

#include "arena.h"

#include <stdint.h>
#include <stdio.h>

struct pool;

struct pool *pool_new(struct arena *arena);

/* Offset of the text in the array, added when new. */
uint32_t pool_text(struct pool *pool, const char *text);

uint32_t pool_size(const struct pool *pool); /* bytes; 0: nothing was added */

/* `static const char NAME[] = ...` with the given attributes in front of the initialiser. */
void pool_print(const struct pool *pool, const char *name, const char *attributes, FILE *out);
