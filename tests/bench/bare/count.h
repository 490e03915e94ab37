/*
 * Counts of instructions, on a machine whose counter counts them (spindle boot -M exact).
 *
 * Each row is said as "count NAME N".  A row is the same in every run: nothing here depends on time, on
 * random numbers or on what ran before.
 */
#pragma once

#include <stdint.h>

/* Written in assembly (count.S). */
uint32_t count_raw(const void *procedure, const void *a, const void *b, const void *c,
                   const void *d);
void count_nothing(void);
void count_interrupt(void);
extern const char count_turns[], count_gaps[];

/* How many a call of procedure(a, b, c, d) takes, with its call and its return. */
uint64_t count_call(const void *procedure, const void *a, const void *b, const void *c,
                    const void *d);

void count_say(const char *row, uint64_t instructions);
