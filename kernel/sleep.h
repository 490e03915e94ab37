/*
 * Sleepers: strands that wait for the clock, the earliest first.
 *
 * A heap in an array that has a place for every strand there is, so that going to sleep cannot
 * fail.  Only the scheduler calls this; sched.wake_at always says when the earliest is due.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct strand;

/* Room for so many strands; false: out of memory. */
bool sleep_reserve(size_t strands);

/* Puts a strand to sleep till strand->wake_at; takes it out again, whenever that is. */
void sleep_add(struct strand *strand);
void sleep_remove(struct strand *strand);

/* The strand that is due first, NULL: nobody sleeps. */
struct strand *sleep_first(void);

/* Forgets everything, at shutdown. */
void sleep_shutdown(void);
