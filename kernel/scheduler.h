/*
 * The global scheduler: priorities, round robin within one, preempted by the timer.
 *
 * Every decision who runs is taken here, by five procedures: sched_ready() puts a strand in line for
 * the processor, sched_remove() takes it out, sched_switch() picks the next one, sched_block() and
 * sched_wake() make a strand wait and end its wait.  Picking looks at one word, whatever the number
 * of strands.
 *
 * The host's thread is a strand too; it runs the others by sched_run() and is not preempted.
 * Another may rule in its place (package_rule()): then that one's strand and those it makes are all that
 * this one knows.
 * The timer is armed only while another strand of the running one's priority or above is ready, a
 * limit runs, a strand sleeps, or somebody asked for a stop.  Never runs extension code itself.
 */
#pragma once

#include "driver.h"
#include "seed.h"
#include "strand.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Runs ready strands until `strand` is dead (NULL: until none is ready or asleep). False when
 * everybody waits and nothing can wake them. Called by the host's strand only.
 */
bool sched_run(struct strand *strand);

/* The time slice; also the grain of time limits. Default 5 ms. False: too small or too large. */
bool sched_slice_set(uint64_t nanoseconds);
uint64_t sched_slice(void);

/*
 * Kills every strand there is, soon, with `kind`; may be called from a signal handler of the
 * kernel's thread. A handler that may interrupt a strand must run on the alternate stack
 * (SA_ONSTACK): the strand's own may have no room for it.
 */
void sched_stop(uint32_t kind);

/* A limit has begun to run, or a strand became ready: see to it that a tick will come. */
void sched_arm(void);

/* Since boot, for tests and statistics. */
struct sched_statistics {
    uint64_t ticks, preemptions, switches, kills;
    /* How long a ready strand of each priority waited for the processor, at most: in cycles, see
     * sched_nanoseconds(). */
    uint64_t longest_wait[STRAND_PRIORITIES];
};

/* Those who wait now count as well. */
const struct sched_statistics *sched_statistics(void);

/* How long so many cycles of machine_cycles() are. */
uint64_t sched_nanoseconds(uint64_t cycles);

/* The scheduler's state; strand.c, fault.c and interrupt.c alone look inside. */
struct sched {
    struct strand *current;
    struct strand
        *base; /* whose share of the processor that uses: itself or a leader (package.h) */
    struct package *ruler; /* has all strands that nobody adopted (package.h); NULL: nobody */
    struct strand_list ready[STRAND_PRIORITIES];
    uint32_t ready_mask;    /* bit p: somebody is ready at priority p */
    struct strand *dead;    /* the strand whose stack the switch left behind */
    struct strand *awaited; /* sched_run() returns when it is dead */
    uint64_t slice;         /* nanoseconds */
    uint64_t counted_from;  /* in cycles: what the running strand used before is counted */
    uint64_t exact_start;   /* the same in processor time, while is_exact */
    bool is_exact;          /* the running strand's time is measured, not taken from the clock */
    bool is_armed;          /* a tick comes at the end of a slice at the latest */
    uint64_t timer;         /* when the next tick comes; UINT64_MAX: none does */
    uint64_t slice_start;   /* in cycles: of the slice of `base`, as if uninterrupted */
    uint64_t slice_length;  /* nanoseconds */
    uint64_t slice_taken;   /* cycles that a leader who loses the processor keeps as used */
    bool is_over;           /* the slice is; nobody has given way yet */
    bool keeps_turn;        /* the one whose processor is taken stays the first of its priority */
    uint64_t wake_at;       /* when the first sleeper is due; UINT64_MAX: nobody sleeps */
    uint64_t turn_end;     /* when the running strand's leaders want the processor back, as above */
    uint64_t watch_at;     /* when a ready strand of a package may have waited too long, as above */
    _Atomic uint32_t stop; /* fault kind that ends everything; 0 = none */
    uint64_t boot_clock, boot_cycles;
    struct sched_statistics statistics;
    struct strand *host;
};
extern struct sched sched;

/* Bits of machine_pending. */
enum {
    PENDING_TICK = 1,
    PENDING_UNWIND = 2,
    PENDING_PREEMPT = 4, /* a strand of higher priority became ready */
    PENDING_DEVICE = 8,  /* a device interrupted */
    PENDING_EVENT = 16,  /* always, with a seed */
};

/* Whether a ready strand could take the processor from the running one. */
static inline bool sched_is_contended(void)
{
    return sched.ready_mask >> sched.base->priority != 0;
}

/* When something is to happen even though nobody else is ready; UINT64_MAX: never. */
static inline uint64_t sched_alarm(void)
{
    uint64_t first = sched.wake_at < sched.turn_end ? sched.wake_at : sched.turn_end;
    uint64_t second =
        sched.watch_at < driver_words.deadline ? sched.watch_at : driver_words.deadline;
    return first < second ? first : second;
}

/* Puts a strand behind the others of its priority, and takes a ready one out of there. */
void sched_ready(struct strand *strand);
void sched_remove(struct strand *strand);

/* Makes the running strand wait, in the list of those who wait for the same (NULL: none), and runs others. */
void sched_block(enum strand_wait wait, struct strand_list *list);

/* Ends whatever a blocked strand waits for. */
void sched_wake(struct strand *strand);

/* Wakes the sleepers that are due, and looks after packages when that is due. */
void sched_wake_due(void);

/* A strand of a package waits for its leader: see to it that somebody looks how long. */
void sched_watch(void);

/* Gives way to ready strands of the same priority or above; `keeps_turn`: to those above only. A strand of a
 * package does so when its leaders or the strands beside them want the processor. */
void sched_give_way(bool keeps_turn);

/* Gives way by its own will: in a package, to the leader. */
void sched_pass(void);

/* A leader: runs a ready strand in its place, which it has taken out of its list; loses the processor. */
void sched_lend(struct strand *strand, uint64_t turn_end);
void sched_lose(void);

/* The running strand has got a leader that does not run it yet: lines up there, and others run. */
void sched_join(void);

/* The clock that extensions see: the machine's, or that of the seed. */
static inline uint64_t sched_clock(void)
{
    return seed.is_set ? seed.clock : machine_clock();
}

/* An event inside the kernel: with a seed the running strand may give way, without nothing happens. The
 * caller is where extension code could have been preempted. */
void sched_seeded_event(void);
static inline void sched_event(void)
{
    if (seed.is_set)
        sched_seeded_event();
}

/* Runs the next ready strand, or the host; returns when the caller runs again. */
void sched_switch(void);

/* True when `strand` has to unwind: killed, or everything is. */
bool sched_is_doomed(struct strand *strand);

/* Whether the running strand may wait: not when it has to unwind, as one has to that would keep another waiting for
 * its answer (strand->is_prompt). */
bool sched_may_wait(void);

/* First thing a new strand does: what the switch to it left to do. */
void sched_arrived(void);

void sched_boot(void);
