/*
 * The global scheduler: round robin among ready strands, preempted by the timer.
 *
 * The host's thread is a strand too; it runs the others by sched_run() and is not preempted.
 * The timer is armed only while a second strand is ready, a limit runs or somebody asked for a
 * stop.  Never runs extension code itself.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct strand;

/*
 * Runs ready strands until `strand` is dead (NULL: until none is ready). False when everybody is
 * blocked and nothing can wake them. Called by the host's strand only.
 */
bool sched_run(struct strand *strand);

/* Sets the time slice; also the grain of time limits. Default 5 ms. */
void sched_slice_set(uint64_t nanoseconds);

/*
 * Kills every strand there is, soon, with `status`; may be called from a signal handler of the
 * kernel's thread. A handler that may interrupt a strand must run on the alternate stack
 * (SA_ONSTACK): the strand's own may have no room for it.
 */
void sched_stop(uint32_t status);

/* A limit has begun to run, or a strand became ready: see to it that a tick will come. */
void sched_arm(void);

/* Ticks, preemptions, switches and kills since boot, for tests and statistics. */
struct sched_statistics {
    uint64_t ticks, preemptions, switches, kills;
};

const struct sched_statistics *sched_statistics(void);

/* The scheduler's state; strand.c, fault.c and interrupt.c alone look inside. */
struct sched {
    struct strand *current;
    struct strand *first;   /* ready strands in a circle; NULL: none */
    struct strand *dead;    /* the strand whose stack the switch left behind */
    struct strand *awaited; /* sched_run() returns when it is dead */
    uint64_t slice;         /* nanoseconds */
    uint64_t slice_start;   /* in processor time */
    bool is_armed;
    _Atomic uint32_t stop; /* fault kind that ends everything; 0 = none */
    struct sched_statistics statistics;
    struct strand *host;
};
extern struct sched sched;

/* Bits of machine_pending. */
enum {
    PENDING_TICK = 1,
    PENDING_UNWIND = 2,
};

/* For strand.c: the queue of ready strands. */
void sched_ready(struct strand *strand);
void sched_remove(struct strand *strand);

/* Runs the next ready strand, or the host; returns when the caller runs again. */
void sched_switch(void);

/* True when `strand` has to unwind: killed, or everything is. */
bool sched_is_doomed(struct strand *strand);

/* First thing a new strand does: what the switch to it left to do. */
void sched_arrived(void);

void sched_boot(void);
