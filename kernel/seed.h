/*
 * Seeded interleavings: with a seed set, a small generator decides who runs, not the timer.
 *
 * Every event at which strands can be told apart asks the generator whether the running strand gives way,
 * and to whom: the exit of each kernel entry (so every start, unblock and yield), the beginning of each
 * activation, and each raise before it looks for handlers.  All of them are points at which the timer could
 * have come as well.  The clock of extensions counts events, and jumps ahead when everybody sleeps.  So the
 * same seed gives the same interleaving of the same program, whatever the machine is doing; the trace, a
 * hash of all decisions, shows it.
 *
 * Limits of processor time stay real, as a net for code that loops without entering the kernel.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct strand;
struct strand_list;

enum { SEED_EVENT = 1000 }; /* nanoseconds that an event takes */

struct seed {
    bool is_set;
    uint32_t pending;  /* bits of machine_pending that are always set: every exit is an event */
    uint32_t patience; /* on average one event of so many gives way */
    uint64_t state;    /* of the generator */
    uint64_t clock;    /* what extensions read, in nanoseconds */
    uint64_t events, trace; /* so far */
};
extern struct seed seed;

/* At boot; 0: no seed, the timer decides. */
void seed_boot(uint64_t number);

/* An event of the running strand, with a seed: whether that stays the first of its priority. */
__attribute__((cold)) bool seed_keeps_turn(const struct strand *running);

/* Which of the strands in a queue that is not empty runs, with a seed. Queues may be in any order. */
__attribute__((cold)) struct strand *seed_pick(const struct strand_list *queue);
