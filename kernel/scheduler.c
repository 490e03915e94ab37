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

#include "account.h"
#include "driver.h"
#include "fault.h"
#include "package.h"
#include "panic.h"
#include "runtime/gc.h"
#include "sleep.h"
#include "stack.h"
#include "strand_list.h"

static const uint64_t default_slice = 5 * 1000 * 1000;
static const uint64_t least_slice = 10 * 1000, most_slice = (uint64_t)1000 * 1000 * 1000 * 1000;

static struct strand host_strand;
struct sched sched;

void sched_boot(void)
{
    uint64_t cycles = machine_cycles();
    sched.is_up = false;
    atomic_signal_fence(memory_order_seq_cst);
    host_strand = (struct strand){
        .name = "host",
        .account = account_kernel(),
        .state = STRAND_RUNNING,
        .priority = STRAND_PRIORITY,
        .time_limit = UINT64_MAX,
    };
    sched = (struct sched){
        .current = &host_strand,
        .layout = machine_layout(),
        .base = &host_strand,
        .host = &host_strand,
        .slice = default_slice,
        .slice_length = default_slice,
        .slice_start = cycles,
        .counted_from = cycles,
        .timer = UINT64_MAX,
        .wake_at = UINT64_MAX,
        .turn_end = UINT64_MAX,
        .watch_at = UINT64_MAX,
    };
    sched_rate_boot();
    package_reset();
    atomic_signal_fence(memory_order_seq_cst);
    sched.is_up = true;
}

bool sched_slice_set(uint64_t nanoseconds)
{
    if (nanoseconds < least_slice || nanoseconds > most_slice)
        return false;
    sched.slice = nanoseconds;
    sched.slice_cycles = sched_cycles(nanoseconds);
    return true;
}

uint64_t sched_slice(void)
{
    return sched.slice;
}

/* ---- The timer --------------------------------------------------------------------------- */

static void timer_by(uint64_t deadline)
{
    if (deadline >= sched.timer)
        return;
    interrupt_timer(deadline);
}

/* For sleepers: the clock of a seed comes to their time by itself. */
static void alarm_by(uint64_t deadline)
{
    if (!seed.is_set)
        timer_by(deadline);
}

void sched_arm(void)
{
    if (sched.is_armed)
        return;
    sched.is_armed = true;
    timer_by(machine_clock() + sched_nanoseconds(sched_slice_left(machine_cycles())));
}

void sched_watch(void)
{
    if (sched.watch_at != UINT64_MAX)
        return;
    sched.watch_at = sched_clock() + package_bound();
    alarm_by(sched.watch_at);
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
    if (sched.current == sched.host || strand->priority < sched.base->priority)
        return;
    if (strand->priority > sched.base->priority)
        atomic_fetch_or(&machine_pending, PENDING_PREEMPT);
    else
        sched_arm();
}

void sched_ready(struct strand *strand)
{
    if (strand->package != NULL) {
        package_ready(strand);
        return;
    }
    enqueue(strand, machine_cycles(), false);
    note_arrival(strand);
}

void sched_remove(struct strand *strand)
{
    strand_list_remove(strand);
    if (strand->package == NULL && sched.ready[strand->priority].first == NULL)
        sched.ready_mask &= ~((uint32_t)1 << strand->priority);
}

static struct strand *pick(void)
{
    if (sched.ready_mask == 0)
        return NULL;
    uint32_t highest = 31 - (uint32_t)__builtin_clz(sched.ready_mask);
    struct strand_list *queue = &sched.ready[highest];
    if (seed.is_set) {
        struct strand *strand = seed_pick(queue);
        sched_remove(strand);
        return strand;
    }
    struct strand *strand = strand_list_take(queue);
    if (queue->first == NULL)
        sched.ready_mask &= ~((uint32_t)1 << highest);
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
        alarm_by(sched.wake_at);
    }
    sched_switch();
}

void sched_wake(struct strand *strand)
{
    if (strand->wait == STRAND_WAITS_TURN) {
        package_recall(strand->leads);
        return;
    }
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
    if (sched.wake_at == UINT64_MAX && sched.watch_at == UINT64_MAX)
        return;
    uint64_t now = sched_clock();
    while (sched.wake_at <= now)
        sched_wake(sleep_first());
    if (sched.watch_at <= now)
        package_watch();
    alarm_by(sched.wake_at < sched.watch_at ? sched.wake_at : sched.watch_at);
}

/* ---- The switch -------------------------------------------------------------------------- */

/* From one strand's time to the other's, when one of them has a limit. */
static void account_exactly(struct strand *previous, bool is_exact)
{
    uint64_t used = machine_processor_time();
    if (sched.is_exact) {
        previous->processor_time += used - sched.exact_start;
        package_charge(previous, used - sched.exact_start, 0);
    }
    sched.exact_start = used;
    sched.is_exact = is_exact;
}

static inline void account_time(struct strand *previous, const struct strand *next, uint64_t now,
                                bool is_plain)
{
    uint64_t cycles = now - sched.counted_from;
    sched.counted_from = now;
    if (is_plain || !sched.is_exact)
        previous->cycles += cycles;
    if (!is_plain && !sched.is_exact)
        package_charge(previous, 0, cycles);
    if (!is_plain && (sched.is_exact || next->limits != 0))
        account_exactly(previous, next->limits != 0);
}

static inline void account_wait(struct strand *strand, uint64_t now, bool is_plain)
{
    uint64_t waited = now - strand->ready_since;
    uint64_t *longest = &sched.statistics.longest_wait[strand->priority];
    strand->counts.switches++;
    if (waited > strand->counts.longest_wait)
        strand->counts.longest_wait = waited;
    if (!is_plain && strand->leads != NULL && !seed.is_set)
        strand->leads->lost += waited;
    if (waited > *longest &&
        (is_plain || strand->package == NULL || strand->package == sched.ruler))
        *longest = waited;
}

static void bury(struct strand *strand)
{
    stack_give(strand->storage);
    strand->storage = NULL;
    if (strand->is_own)
        strand_free(strand);
}

/* Something that is rarely there: a dead strand's stack, a kill, a timer to arm. */
static __attribute__((noinline)) void arrive_to_work(void)
{
    struct strand *self = sched.current, *dead = sched.dead;
    if (dead != NULL) {
        sched.dead = NULL;
        bury(dead);
    }
    if (sched_is_doomed(self))
        atomic_fetch_or(&machine_pending, PENDING_UNWIND);
    if (self != sched.host &&
        (sched_is_contended() || self->limits != 0 || driver_words.deadline != UINT64_MAX))
        sched_arm();
}

void sched_arrived(void)
{
    uint32_t unwinds = atomic_load(&sched.stop) | sched.current->unwind_status;
    if (!sched.is_armed || sched.dead != NULL || unwinds != 0)
        arrive_to_work();
}

/* Whoever was interrupted by a higher priority has the rest of its slice, and the timer no earlier one. */
static inline void begin_slice(struct strand *base, uint64_t now)
{
    sched.base = base;
    sched.slice_start = now - base->slice_used;
    sched.slice_length = sched.slice_cycles;
    sched.is_armed = sched.is_armed && base->slice_used == 0;
    sched.is_over = false;
    base->slice_used = 0;
}

/*
 * The switch itself.  It is compiled twice: for strands that are plain, which nobody but the global scheduler
 * knows and which have no limit, nor leads one of them others; and for any.
 */
static inline __attribute__((always_inline)) void change(struct strand *next, uint64_t now,
                                                         bool is_plain)
{
    struct strand *previous = sched.current, *base = is_plain ? next : package_base(next);
    account_time(previous, next, now, is_plain);
    if (next->state == STRAND_READY) /* not one that gets its own place back */
        account_wait(next, now, is_plain);
    sched.statistics.switches++;
    previous->barrier = machine_barrier;
    next->state = STRAND_RUNNING;
    sched.current = next;
    if (is_plain || base != sched.base)
        begin_slice(base, now);
    sched.turn_end = is_plain ? UINT64_MAX : package_turn_end(next);
    machine_barrier = next->barrier;
    gc_stack_high = next->stack.high;
    machine_limit = next->stack.low + MACHINE_RESERVE; /* the host's own stack lies above that */
    machine_switch(&previous->context, &next->context);
    sched_arrived();
}

static __attribute__((noinline)) void change_any(struct strand *next, uint64_t now)
{
    change(next, now, false);
}

/* Whether a strand has a limit, leads others or has a leader. */
static inline uintptr_t is_tied(const struct strand *strand)
{
    return strand->limits | (uintptr_t)strand->leads | (uintptr_t)strand->package;
}

static inline void switch_to(struct strand *next, uint64_t now)
{
    if ((sched.is_exact | is_tied(next) | (uintptr_t)sched.current->package) != 0)
        change_any(next, now);
    else
        change(next, now, true);
}

/* The host waits for nothing any more. */
static bool is_done(void)
{
    return sched.awaited != NULL && sched.awaited->state == STRAND_DEAD;
}

/* Who runs when the running strand does not: in a package its leader, who may have to go on giving way. */
static struct strand *next_of(struct strand *strand)
{
    if (strand->package != NULL) {
        if (is_done())
            (void)package_must_yield(strand, true);
        return strand->package->leader;
    }
    struct strand *next = is_done() ? NULL : pick();
    return next != NULL ? next : sched.host;
}

static void switch_at(uint64_t now)
{
    struct strand *next = next_of(sched.current);
    if (next != sched.current)
        switch_to(next, now);
    else
        next->state = STRAND_RUNNING;
}

void sched_switch(void)
{
    switch_at(machine_cycles());
}

/* Somebody else is ready, and the running strand has no leader. */
static inline void give_way(bool keeps_turn, uint64_t now)
{
    struct strand *self = sched.current;
    if (sched.ready_mask >> self->priority == 1 && !seed.is_set && !is_done()) {
        self->state = STRAND_READY;
        self->ready_since = now;
        self->slice_used = 0;
        switch_to(strand_list_exchange(&sched.ready[self->priority], self), now);
    } else {
        self->slice_used = keeps_turn ? now - sched.slice_start : 0;
        enqueue(self, now, keeps_turn);
        switch_at(now);
    }
}

/* Hands the processor back to the leader, who marks what is to be done with it. */
static __attribute__((noinline)) void hand_back(void)
{
    package_put(sched.current);
    sched_switch();
}

/* The leaders' handlers have a short time for what they want to do before. */
static __attribute__((noinline)) void take_from_package(bool keeps_turn, uint64_t now)
{
    sched.keeps_turn = keeps_turn;
    sched.slice_taken = keeps_turn ? now - sched.slice_start : 0;
    sched.slice_start = now;
    sched.slice_length = sched.slice_cycles / PACKAGE_GRACE;
    timer_by(machine_clock() + sched.slice / PACKAGE_GRACE);
    hand_back();
}

static __attribute__((noinline)) void give_way_in_package(bool is_taken, bool keeps_turn,
                                                          uint64_t now)
{
    if (!package_must_yield(sched.current, is_taken))
        return;
    if (is_taken)
        take_from_package(keeps_turn, now);
    else
        hand_back();
}

static inline void give_way_if_taken(bool keeps_turn, uint64_t now)
{
    uint32_t others = sched.ready_mask >> sched.base->priority;
    bool is_taken = (keeps_turn ? others >> 1 : others) != 0;
    if (sched.current->package != NULL)
        give_way_in_package(is_taken, keeps_turn, now);
    else if (is_taken)
        give_way(keeps_turn, now);
}

static __attribute__((noinline)) void give_way_by_seed(uint64_t now)
{
    bool keeps_turn = seed_keeps_turn(sched.current);
    package_time_passed(SEED_EVENT);
    give_way_if_taken(keeps_turn, now);
}

void sched_give_way(bool keeps_turn, uint64_t now)
{
    if (sched.current == sched.host)
        return;
    if (seed.is_set)
        give_way_by_seed(now);
    else
        give_way_if_taken(keeps_turn, now);
}

void sched_pass(void)
{
    uint64_t now = machine_cycles();
    const struct strand *self = sched.current;
    if (self->package != NULL)
        hand_back();
    else if (sched.ready_mask >> self->priority != 0 && self != sched.host)
        give_way(false, now);
}

void sched_lend(struct strand *strand, uint64_t turn_end)
{
    sched.current->state = STRAND_BLOCKED;
    sched.current->wait = STRAND_WAITS_TURN;
    alarm_by(turn_end);
    switch_to(strand, machine_cycles());
}

void sched_lose(void)
{
    bool keeps_turn = sched.keeps_turn;
    uint32_t others = sched.ready_mask >> sched.current->priority;
    if (sched.current->package != NULL) {
        hand_back();
        return;
    }
    sched.keeps_turn = false;
    uint64_t now = machine_cycles();
    sched.slice_start = now - sched.slice_taken;
    sched.slice_length = sched.slice_cycles;
    interrupt_arm(now);
    if (is_done() || (keeps_turn ? others >> 1 : others) != 0)
        give_way(keeps_turn, now);
}

void sched_seeded_event(void)
{
    sched_wake_due();
    sched_give_way(true, machine_cycles());
}

void sched_join(void)
{
    package_ready(sched.current);
    struct strand *next = pick();
    switch_to(next != NULL ? next : sched.host, machine_cycles());
}

/* ---- The host ---------------------------------------------------------------------------- */

/* A stop is a kill of every strand there is; done here because it may come from a signal handler. */
static void stop(struct strand *strand, void *context)
{
    strand_kill(strand, *(const uint32_t *)context);
}

static bool take_stop(void)
{
    uint32_t kind = atomic_exchange(&sched.stop, 0);
    if (kind != 0)
        strand_each(stop, &kind);
    return kind != 0;
}

/* The clock of a seed comes to sleepers, and to the watch unless a device may answer before. False: to neither. */
static bool skip(void)
{
    uint64_t alarm = sched.wake_at < sched.turn_end ? sched.wake_at : sched.turn_end;
    if (driver_words.waiters == 0 && sched.watch_at < alarm)
        alarm = sched.watch_at;
    if (alarm == UINT64_MAX)
        return false;
    if (alarm > seed.clock) {
        package_time_passed(alarm - seed.clock);
        seed.clock = alarm;
    }
    return true;
}

/* Waits till the first sleeper is due or something else happens. Whatever comes after machine_pending
 * was cleared sets it again, so that machine_idle() returns. */
static void idle(void)
{
    if (seed.is_set && skip())
        return;
    atomic_store(&machine_pending, 0);
    if (atomic_load(&sched.stop) == 0 && !driver_words.has_news) {
        sched.timer = seed.is_set ? driver_words.deadline : sched_alarm();
        machine_timer(sched.timer);
        if (machine_clock() < sched.timer)
            machine_idle();
    }
    atomic_fetch_or(&machine_pending, seed.pending);
}

bool sched_run(struct strand *strand)
{
    if (sched.current != sched.host)
        panic("sched_run", "only the host's strand runs others");
    bool was_stopped = false;
    sched.awaited = strand;
    if (machine_cycles() >= sched.rate.until)
        sched_measure();
    while (strand == NULL || strand->state != STRAND_DEAD) {
        was_stopped |= take_stop();
        if (driver_is_due())
            driver_poll();
        sched_wake_due();
        if (sched.ready_mask != 0)
            sched_switch();
        else if (sched_alarm() != UINT64_MAX || driver_words.waiters != 0)
            idle();
        else
            break;
    }
    was_stopped |= take_stop();
    sched.awaited = NULL;
    while (was_stopped && sched.ready_mask != 0)
        sched_switch(); /* all were, and end before anything else begins */
    atomic_store(&machine_pending, seed.pending);
    return strand == NULL || strand->state == STRAND_DEAD;
}

static void note_waiting(const struct strand_list *list, uint64_t now)
{
    for (const struct strand *s = list->first; s != NULL; s = s->next)
        if (now - s->ready_since > sched.statistics.longest_wait[s->priority])
            sched.statistics.longest_wait[s->priority] = now - s->ready_since;
}

const struct sched_statistics *sched_statistics(void)
{
    uint64_t now = machine_cycles();
    for (size_t p = 0; p < STRAND_PRIORITIES; p++)
        note_waiting(&sched.ready[p], now);
    if (sched.ruler != NULL) {
        note_waiting(&sched.ruler->ready, now);
        note_waiting(&sched.ruler->fresh, now);
    }
    return &sched.statistics;
}
