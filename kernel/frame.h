/*
 * Frames of physical memory: who has which.
 *
 * The kernel's own allocator, below the phys service: runs of neighbouring frames, so that zones
 * and stacks cost few mappings.  A frame that is taken is zero.  Protocol: frame_boot() once,
 * then take and give in pairs.  Never maps anything, never allocates on the collected heap.
 */
#pragma once

#include "machine/machine.h"

/* Starts with the machine's frames free; false when there is no memory for the table. */
bool frame_boot(const struct boot *boot);

/* Forgets everything. */
void frame_shutdown(void);

/* Takes `count` neighbouring zero frames, the first in *first; false when there is no such run. */
bool frame_take(size_t count, frame_t *first);

/* The same with any bytes in them, for who writes all of them. */
bool frame_take_any(size_t count, frame_t *first);

/* Gives back frames that were taken so, all or part; panics on a free frame. */
void frame_give(frame_t first, size_t count);

/* How many are free. */
size_t frame_available(void);

/* frame_take() and machine_map() in one: fresh zero pages at `va`; false leaves nothing taken. */
bool frame_map(uintptr_t va, size_t pages, enum machine_prot prot, frame_t *first);
