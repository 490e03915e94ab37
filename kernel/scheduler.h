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

/*
 * The cycle counter is steady, so its rate since boot is its rate.  It is measured when it is first needed,
 * and again whenever twice as much time has passed.
 */
struct sched_rate {
    uint64_t nanoseconds; /* of a cycle, with SCHED_POINT bits behind the point */
    uint64_t cycles;      /* of a nanosecond, likewise */
    uint64_t until;       /* in cycles: then it is measured again */
    uint64_t first_clock, first_cycles;
};
enum { SCHED_POINT = 32, SCHED_GRAINS = 32 };
__extension__ typedef unsigned __int128 sched_product;

/* The scheduler's state; strand.c, fault.c and interrupt.c alone look inside. */
struct sched {
    struct strand *current;
    bool is_up;                  /* the rest of this is what it should be */
    const struct layout *layout; /* the machine's */
    struct strand
        *base; /* whose share of the processor that uses: itself or a leader (package.h) */
    struct package *ruler; /* has all strands that nobody adopted (package.h); NULL: nobody */
    struct strand_list ready[STRAND_PRIORITIES];
    uint32_t ready_mask;    /* bit p: somebody is ready at priority p */
    struct strand *dead;    /* the strand whose stack the switch left behind */
    struct strand *awaited; /* sched_run() returns when it is dead */
    uint64_t slice;         /* nanoseconds */
    uint64_t slice_cycles;  /* the same in cycles, at the rate that is known */
    struct sched_rate rate;
    uint64_t counted_from; /* in cycles: what the running strand used before is counted */
    uint64_t exact_start;  /* the same in processor time, while is_exact */
    bool is_exact;         /* the running strand's time is measured, not taken from the clock */
    bool is_armed;         /* a tick comes at the end of a slice at the latest */
    uint64_t timer;        /* when the next tick comes; UINT64_MAX: none does */
    uint64_t slice_start;  /* in cycles: of the slice of `base`, as if uninterrupted */
    uint64_t slice_length; /* in cycles */
    uint64_t slice_taken;  /* cycles that a leader who loses the processor keeps as used */
    bool is_over;          /* one is, and nobody has given way yet to those who wait */
    bool keeps_turn;       /* the one whose processor is taken stays the first of its priority */
    uint64_t wake_at;      /* when the first sleeper is due; UINT64_MAX: nobody sleeps */
    uint64_t turn_end;     /* when the running strand's leaders want the processor back, as above */
    uint64_t watch_at;     /* when a ready strand of a package may have waited too long, as above */
    _Atomic uint32_t stop; /* fault kind that ends everything; 0 = none */
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

/* How long so many cycles of machine_cycles() are. */
static inline uint64_t sched_nanoseconds(uint64_t cycles)
{
    return (uint64_t)((sched_product)cycles * sched.rate.nanoseconds >> SCHED_POINT);
}

static inline uint64_t sched_cycles(uint64_t nanoseconds)
{
    return (uint64_t)((sched_product)nanoseconds * sched.rate.cycles >> SCHED_POINT);
}

/*
 * interrupt.c: ticks that find the processor in `text`, a part of the arena, wait as they do in the kernel's; at
 * most one for each group. None any more.
 */
void sched_keep_whole(struct range text);
void sched_keep_none(void);

/* interrupt.c: begins to measure the rate; measures it. K I. */
void sched_rate_boot(void);
void sched_measure(void);

/* Cycles that are left of the running slice. Less than a grain counts as nothing: it is not worth a tick. */
static inline uint64_t sched_slice_left(uint64_t now)
{
    uint64_t used = now - sched.slice_start;
    return used + sched.slice_length / SCHED_GRAINS < sched.slice_length ? sched.slice_length - used
                                                                         : 0;
}

/* Whether a ready strand could take the processor from the running one. */
static inline bool sched_is_contended(void)
{
    return sched.ready_mask >> sched.base->priority != 0;
}

/* Whether nothing is to happen but what strands do; UINT64_MAX has all bits. */
static inline bool sched_is_quiet(void)
{
    return (sched.wake_at & sched.turn_end & sched.watch_at & driver_words.deadline) == UINT64_MAX;
}

/* Whether the running strand has to be looked at: a limit is in force, or it or everything is being ended. */
static inline bool sched_is_limited(void)
{
    const struct strand *strand = sched.current;
    return (atomic_load(&sched.stop) | strand->unwind_status | strand->limits) != 0;
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
 * package does so when its leaders or the strands beside them want the processor. `now` is machine_cycles(). */
void sched_give_way(bool keeps_turn, uint64_t now);

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
