/*
 * A tick at every instruction.
 *
 * The n-th run of a scenario is interrupted n nanoseconds after its start, which is at its n-th
 * instruction where the machine counts them (spindle boot -M exact).  Till then what the kernel arms is
 * kept back; afterwards its timer is its own again.  After every run no barrier is left, no work is
 * pending and no stop is wanted.
 *
 * The link wraps machine_timer() and kernel_tick().
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TICK_FOREVER = 5000 /* positions of a scenario that only a tick ends */ };

/* No tick of the kernel's own comes within this slice. */
static const uint64_t tick_never = (uint64_t)100 * 1000 * 1000 * 1000;

struct tick_sweep {
    void (*prepare)(void); /* before every run, undisturbed; NULL: nothing */
    void (*scenario)(size_t n);
    size_t most; /* positions; 0: till a run ends before its tick */
    bool stops;  /* the tick is one that ends all strands */
    uint64_t
        then; /* nonzero: a first tick comes so late, and the n-th instruction is counted from it */
};

/* Runs it for every n, or for every unit_step-th; how many were interrupted. */
size_t tick_sweep(const struct tick_sweep *sweep);

/* A strand that gives way for ever, so that a tick in extension code preempts it; its turns. */
size_t *tick_spawn_other(void);
