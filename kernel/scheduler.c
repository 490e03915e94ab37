/*
 * The global scheduler: a circle of ready strands, and the switch.
 *
 * The running strand is not in the circle.  The host's strand is never in it: it runs when nobody
 * else can, or when the strand it waits for is dead.  Only kernel text comes here, so nothing is
 * preempted; a tick meanwhile sets machine_pending.
 */
#include "scheduler.h"

#include "fault.h"
#include "panic.h"
#include "runtime/gc.h"
#include "stack.h"
#include "strand.h"

static const uint64_t default_slice = 5 * 1000 * 1000;

static struct strand host_strand;
struct sched sched;

void sched_boot(void)
{
    host_strand = (struct strand){
        .name = "host",
        .state = STRAND_RUNNING,
        .time_limit = UINT64_MAX,
    };
    sched = (struct sched){
        .current = &host_strand,
        .host = &host_strand,
        .slice = default_slice,
        .slice_start = machine_processor_time(),
    };
}

void sched_slice_set(uint64_t nanoseconds)
{
    sched.slice = nanoseconds;
}

void sched_arm(void)
{
    if (sched.is_armed)
        return;
    sched.is_armed = true;
    machine_timer(machine_clock() + sched.slice);
}

void sched_ready(struct strand *strand)
{
    strand->state = STRAND_READY;
    if (sched.first == NULL) {
        strand->next = strand->previous = strand;
        sched.first = strand;
    } else {
        strand->next = sched.first;
        strand->previous = sched.first->previous;
        strand->previous->next = strand;
        strand->next->previous = strand;
    }
    if (sched.current != sched.host)
        sched_arm();
}

void sched_remove(struct strand *strand)
{
    if (strand->next == strand) {
        sched.first = NULL;
    } else {
        if (sched.first == strand)
            sched.first = strand->next;
        strand->next->previous = strand->previous;
        strand->previous->next = strand->next;
    }
    strand->next = strand->previous = NULL;
}

bool sched_is_doomed(struct strand *strand)
{
    uint32_t stop = atomic_load(&sched.stop);
    if (stop != 0 && strand->unwind_status == 0) {
        strand->unwind_status = stop;
        strand->unwind_to = NULL;
        strand->unwind_charged = NULL;
    }
    return strand->unwind_status != 0;
}

static void account_time(struct strand *strand)
{
    uint64_t now = machine_processor_time();
    strand->processor_time += now - sched.slice_start;
    sched.slice_start = now;
}

void sched_arrived(void)
{
    if (sched.dead != NULL) {
        stack_give(sched.dead->storage);
        sched.dead->storage = NULL;
        sched.dead = NULL;
    }
    if (sched_is_doomed(sched.current))
        atomic_fetch_or(&machine_pending, PENDING_UNWIND);
    if (sched.current != sched.host && (sched.first != NULL || sched.current->limits != 0 ||
                                        sched.current->time_limit != UINT64_MAX))
        sched_arm();
}

static void switch_to(struct strand *next)
{
    struct strand *previous = sched.current;
    account_time(previous);
    sched.statistics.switches++;
    previous->barrier = machine_barrier;
    next->state = STRAND_RUNNING;
    sched.current = next;
    machine_barrier = next->barrier;
    gc_stack_switched(next->stack.high);
    machine_limit = next == sched.host ? 0 : next->stack.low + MACHINE_RESERVE;
    machine_switch(&previous->context, &next->context);
    sched_arrived();
}

void sched_switch(void)
{
    struct strand *next = sched.first;
    bool done = sched.awaited != NULL && sched.awaited->state == STRAND_DEAD;
    if (next == NULL || done) {
        next = sched.host;
    } else {
        sched_remove(next);
    }
    if (next != sched.current)
        switch_to(next);
    else
        next->state = STRAND_RUNNING;
}

/* A stop is a kill of every strand there is; done here because it may come from a signal handler. */
static void stop(struct strand *strand, void *context)
{
    strand_kill(strand, *(const uint32_t *)context);
}

static void take_stop(void)
{
    uint32_t status = atomic_exchange(&sched.stop, 0);
    if (status != 0)
        strand_each(stop, &status);
}

bool sched_run(struct strand *strand)
{
    if (sched.current != sched.host)
        panic("sched_run", "only the host's strand runs others");
    sched.awaited = strand;
    take_stop();
    while (sched.first != NULL && (strand == NULL || strand->state != STRAND_DEAD)) {
        sched_switch();
        take_stop();
    }
    sched.awaited = NULL;
    atomic_store(&machine_pending, 0);
    return strand == NULL || strand->state == STRAND_DEAD;
}

void sched_stop(uint32_t status)
{
    atomic_store(&sched.stop, status);
    machine_timer(0);
}

const struct sched_statistics *sched_statistics(void)
{
    return &sched.statistics;
}
