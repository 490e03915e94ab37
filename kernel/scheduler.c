/*
 * The global scheduler: a queue of ready strands for each priority, and the switch.
 *
 * The running strand is in no queue.  The host's strand is never in one: it runs when nobody else
 * can, or when the strand it waits for is dead.  Only kernel text comes here, so nothing is
 * preempted; a tick meanwhile sets machine_pending.
 *
 * Time: a switch reads the cycle counter, once, and whoever asks gets nanoseconds made of it.
 * Processor time costs a call of the system where the machine is hosted, so it is read only while a
 * limit is in force for the running strand.
 */
#include "scheduler.h"

#include "fault.h"
#include "panic.h"
#include "runtime/gc.h"
#include "sleep.h"
#include "stack.h"
#include "strand_list.h"

static const uint64_t default_slice = 5 * 1000 * 1000;
static const uint64_t least_slice = 10 * 1000, most_slice = (uint64_t)1000 * 1000 * 1000 * 1000;

static struct strand host_strand;
static uint64_t boot_clock, boot_cycles;
struct sched sched;

void sched_boot(void)
{
    boot_clock = machine_clock();
    boot_cycles = machine_cycles();
    host_strand = (struct strand){
        .name = "host",
        .state = STRAND_RUNNING,
        .priority = STRAND_PRIORITY,
        .time_limit = UINT64_MAX,
    };
    sched = (struct sched){
        .current = &host_strand,
        .host = &host_strand,
        .slice = default_slice,
        .slice_start = boot_cycles,
        .timer = UINT64_MAX,
        .wake_at = UINT64_MAX,
    };
}

bool sched_slice_set(uint64_t nanoseconds)
{
    if (nanoseconds < least_slice || nanoseconds > most_slice)
        return false;
    sched.slice = nanoseconds;
    return true;
}

uint64_t sched_slice(void)
{
    return sched.slice;
}

/* The cycle counter is steady, so its rate since boot is its rate; as a fraction with 24 bits, in words of
 * 64. */
uint64_t sched_nanoseconds(uint64_t cycles)
{
    enum { BITS = 24 };
    uint64_t clock = machine_clock() - boot_clock, counted = machine_cycles() - boot_cycles;
    for (; counted >> 32 != 0; counted >>= 1)
        clock >>= 1;
    uint64_t rate = counted != 0 ? (clock << BITS) / counted : 0;
    uint64_t rest = cycles & (((uint64_t)1 << BITS) - 1);
    return (cycles >> BITS) * rate + (rest * rate >> BITS);
}

/* ---- The timer --------------------------------------------------------------------------- */

static void timer_by(uint64_t deadline)
{
    if (deadline >= sched.timer)
        return;
    sched.timer = deadline;
    machine_timer(deadline);
}

void sched_arm(void)
{
    if (sched.is_armed)
        return;
    sched.is_armed = true;
    timer_by(machine_clock() + sched.slice);
}

/* ---- The queues -------------------------------------------------------------------------- */

static inline void enqueue(struct strand *strand, uint64_t now, bool first)
{
    struct strand_list *queue = &sched.ready[strand->priority];
    strand->state = STRAND_READY;
    strand->ready_since = now;
    if (first)
        strand_list_prepend(queue, strand);
    else
        strand_list_append(queue, strand);
    sched.ready_mask |= (uint32_t)1 << strand->priority;
}

/* The running strand hears of it when it leaves the kernel, or by the timer. */
static void note_arrival(const struct strand *strand)
{
    if (sched.current == sched.host || strand->priority < sched.current->priority)
        return;
    if (strand->priority > sched.current->priority)
        atomic_fetch_or(&machine_pending, PENDING_PREEMPT);
    else
        sched_arm();
}

void sched_ready(struct strand *strand)
{
    enqueue(strand, machine_cycles(), false);
    note_arrival(strand);
}

void sched_remove(struct strand *strand)
{
    strand_list_remove(strand);
    if (sched.ready[strand->priority].first == NULL)
        sched.ready_mask &= ~((uint32_t)1 << strand->priority);
}

static struct strand *pick(void)
{
    if (sched.ready_mask == 0)
        return NULL;
    struct strand *strand = sched.ready[31 - __builtin_clz(sched.ready_mask)].first;
    sched_remove(strand);
    return strand;
}

/* ---- Waiting ----------------------------------------------------------------------------- */

static void sleepers_changed(void)
{
    const struct strand *first = sleep_first();
    sched.wake_at = first != NULL ? first->wake_at : UINT64_MAX;
}

void sched_block(enum strand_wait wait, struct strand_list *list)
{
    struct strand *self = sched.current;
    if (self == sched.host)
        panic("sched_block", "the host's strand cannot wait");
    self->state = STRAND_BLOCKED;
    self->wait = wait;
    self->counts.waits++;
    if (list != NULL)
        strand_list_append(list, self);
    if (wait == STRAND_WAITS_TIME) {
        sleep_add(self);
        sleepers_changed();
        timer_by(sched.wake_at);
    }
    sched_switch();
}

void sched_wake(struct strand *strand)
{
    if (strand->list != NULL)
        strand_list_remove(strand);
    if (strand->wait == STRAND_WAITS_TIME) {
        sleep_remove(strand);
        sleepers_changed();
    }
    sched_ready(strand);
}

void sched_wake_due(void)
{
    if (sched.wake_at == UINT64_MAX)
        return;
    uint64_t now = machine_clock();
    while (sched.wake_at <= now)
        sched_wake(sleep_first());
    if (sched.wake_at != UINT64_MAX)
        timer_by(sched.wake_at);
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

/* ---- The switch -------------------------------------------------------------------------- */

static bool has_limit(const struct strand *strand)
{
    return strand->limits != 0 || strand->time_limit != UINT64_MAX;
}

/* From one strand's time to the other's. */
static void account_time(struct strand *previous, const struct strand *next, uint64_t now)
{
    bool is_exact = has_limit(next);
    uint64_t used = sched.is_exact || is_exact ? machine_processor_time() : 0;
    if (sched.is_exact)
        previous->processor_time += used - sched.exact_start;
    else
        previous->cycles += now - sched.slice_start;
    sched.slice_start = now;
    sched.exact_start = used;
    sched.is_exact = is_exact;
}

static void account_wait(struct strand *strand, uint64_t now)
{
    uint64_t waited = now - strand->ready_since;
    uint64_t *longest = &sched.statistics.longest_wait[strand->priority];
    strand->counts.switches++;
    if (waited > strand->counts.longest_wait)
        strand->counts.longest_wait = waited;
    if (waited > *longest)
        *longest = waited;
}

static void bury(struct strand *strand)
{
    stack_give(strand->storage);
    strand->storage = NULL;
    if (strand->is_own)
        strand_free(strand);
}

void sched_arrived(void)
{
    if (sched.dead != NULL) {
        struct strand *dead = sched.dead;
        sched.dead = NULL;
        bury(dead);
    }
    if (sched_is_doomed(sched.current))
        atomic_fetch_or(&machine_pending, PENDING_UNWIND);
    if (sched.current != sched.host && (sched_is_contended() || has_limit(sched.current)))
        sched_arm();
}

static void switch_to(struct strand *next, uint64_t now)
{
    struct strand *previous = sched.current;
    account_time(previous, next, now);
    if (next != sched.host)
        account_wait(next, now);
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

static void switch_at(uint64_t now)
{
    bool done = sched.awaited != NULL && sched.awaited->state == STRAND_DEAD;
    struct strand *next = done ? NULL : pick();
    if (next == NULL)
        next = sched.host;
    if (next != sched.current)
        switch_to(next, now);
    else
        next->state = STRAND_RUNNING;
}

void sched_switch(void)
{
    switch_at(machine_cycles());
}

void sched_give_way(bool keeps_turn)
{
    struct strand *self = sched.current;
    uint32_t others = sched.ready_mask >> self->priority;
    if (self == sched.host || (keeps_turn ? others >> 1 : others) == 0)
        return;
    uint64_t now = machine_cycles();
    enqueue(self, now, keeps_turn);
    switch_at(now);
}

/* ---- The host ---------------------------------------------------------------------------- */

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

/* Waits till the first sleeper is due or something else happens. Whatever comes after machine_pending
 * was cleared sets it again, so that machine_idle() returns. */
static void idle(void)
{
    atomic_store(&machine_pending, 0);
    if (atomic_load(&sched.stop) != 0)
        return;
    sched.timer = sched.wake_at;
    machine_timer(sched.timer);
    if (machine_clock() < sched.wake_at)
        machine_idle();
}

bool sched_run(struct strand *strand)
{
    if (sched.current != sched.host)
        panic("sched_run", "only the host's strand runs others");
    sched.awaited = strand;
    while (strand == NULL || strand->state != STRAND_DEAD) {
        take_stop();
        sched_wake_due();
        if (sched.ready_mask != 0)
            sched_switch();
        else if (sched.wake_at != UINT64_MAX)
            idle();
        else
            break;
    }
    take_stop();
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
    uint64_t now = machine_cycles();
    for (size_t p = 0; p < STRAND_PRIORITIES; p++)
        for (const struct strand *s = sched.ready[p].first; s != NULL; s = s->next)
            if (now - s->ready_since > sched.statistics.longest_wait[p])
                sched.statistics.longest_wait[p] = now - s->ready_since;
    return &sched.statistics;
}
