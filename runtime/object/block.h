/* The block operations every object may call (SPIN_HELPERS), with C's meaning.
 *
 * They move whole aligned words wherever both sides allow it, so that a reference is never seen half
 * moved. No limit but the address space; never a fault of their own: an access fault inside is
 * charged to the caller. */
#pragma once

#include <stddef.h>

void *memcpy(void *restrict dst, const void *restrict src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *block, int value, size_t n);
int memcmp(const void *a, const void *b, size_t n);
