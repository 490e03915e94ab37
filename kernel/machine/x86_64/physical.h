/*
 * Physical memory of the bare machine.
 *
 * Protocol: physical_add() and physical_remove() describe RAM, physical_boot() ends that; only then
 * pages are taken.  K, or before the kernel runs.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A physical address. */
typedef uint64_t paddr;

struct physical_range {
    paddr low, high;
};

/* This is RAM; whole pages of it count. */
void physical_add(struct physical_range range);

/* This is not free: called after all of RAM was added. */
void physical_remove(struct physical_range range);

void physical_boot(void);

/* Visits what is free at boot. */
void physical_each(void (*visit)(struct physical_range range));

/* Free bytes. */
uint64_t physical_available(void);

/* One zeroed page; false: none left. */
bool physical_take(paddr *page);
void physical_give(paddr page);

/* The one run of neighbouring zeroed pages; false: so many there are not. */
bool physical_run_take(size_t pages, paddr *first);
void physical_run_give(size_t pages);
