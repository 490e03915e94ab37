/*
 * Deadlocks: every strand waits, and nothing is left that could wake one.
 */
#pragma once

#include <stddef.h>

struct strand;

/* Ends a strand that the host waits for, with SPIN_FAULT_DEADLOCK. It is dead then. */
void deadlock_end(struct strand *strand);

/* Who waited for what at the last one: "; 'a' of 'x' waits for the end of 'b'; ...". */
const char *deadlock_text(void);
