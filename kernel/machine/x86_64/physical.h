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

/* The half that is not given out by pages; always the same, and not cleared. */
struct physical_range physical_run(void);

/*
 * Who takes pages. Of what is free each leaves a part to those before it, and page tables leave nothing:
 * what the collected heap could have, it has sooner or later, and the kernel must answer then.
 */
enum physical_user {
    PHYSICAL_TABLES,
    PHYSICAL_LIBRARY,   /* malloc() of kernel and runtime */
    PHYSICAL_COLLECTED, /* the collected heap */
};

/* Bytes that this user may take. */
uint64_t physical_available(enum physical_user user);

/* One zeroed page; false: none left. */
bool physical_take(paddr *page);
void physical_give(paddr page);
