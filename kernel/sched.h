/*
 * The global scheduler: round robin among ready strands, preempted by the timer.
 *
 * The host's thread is a strand too; it runs the others by sched_run() and is not preempted.
 * The timer is armed only while a second strand is ready, a limit runs or somebody asked for a
 * stop.  Never runs extension code itself.
 */
#pragma once

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

/* Ends all activations of all strands soon, with `status`; may be called from a signal handler. */
void sched_stop(uint32_t status);

/* True while the timer is armed. */
bool sched_is_armed(void);

/* Ticks, preemptions and switches since boot, for tests and statistics. */
struct sched_statistics {
    uint64_t ticks, preemptions, switches, kills;
};
const struct sched_statistics *sched_statistics(void);

/* A limit has begun to run, or a strand became ready: see to it that a tick will come. */
void sched_arm(void);

/* For strand.c: the run queue and the switch. */
void sched_ready(struct strand *strand);
void sched_remove(struct strand *strand);
void sched_switch(void);
bool sched_boot(void);
void sched_shutdown(void);
