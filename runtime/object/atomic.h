/* The atomics of extension code (SPIN_HELPERS): one integer of 1, 2, 4 or 8 bytes, aligned, in one step,
 * sequentially consistent.
 *
 * All but the load give back what was there before, with zeros above `size` bytes; of a value the low
 * `size` bytes count. Null is the caller's to check; an access fault inside is charged to it. */
#pragma once

#include <stdint.h>

uint64_t spin_atomic_load(const void *p, uint32_t size);
uint64_t spin_atomic_exchange(void *p, uint64_t value, uint32_t size);
uint64_t spin_atomic_add(void *p, uint64_t value, uint32_t size);
uint64_t spin_atomic_and(void *p, uint64_t value, uint32_t size);
uint64_t spin_atomic_or(void *p, uint64_t value, uint32_t size);
uint64_t spin_atomic_xor(void *p, uint64_t value, uint32_t size);
/* Stores `desired` where `expected` is found. */
uint64_t spin_atomic_compare(void *p, uint64_t expected, uint64_t desired, uint32_t size);
