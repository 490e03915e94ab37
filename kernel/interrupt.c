/*
 * Interrupt level: what the kernel does when the timer fires or extension code faults.
 *
 * Compiled for general registers only, because a bare machine saves no others here.  Allocates
 * nothing and calls nothing outside machine.h: it looks at the running strand, writes a note and
 * edits the interrupted context.  kernel_pending() takes the same decisions in kernel text.
 */
#include "driver.h"
#include "fault.h"
#include "scheduler.h"
#include "strand.h"

#include <spindle.h>

static const uint64_t retry = 1000 * 1000; /* nanoseconds till a tick that came too early, again */
enum { CRAMPED_MAX = 8, SLICE_GRAINS = 32 };

static bool is_in(const struct range *range, uintptr_t address)
{
    return address >= range->low && address < range->high;
}

static bool in_arena(uintptr_t pc)
{
    return is_in(&machine_layout()->arena, pc);
}

/* Calls from note->rest on: their frames within `stack`. */
static void note_calls(struct fault_note *note, const struct range *stack)
{
    size_t n = note->traced;
    size_t found = machine_backtrace_from(&note->rest, stack, note->trace + n, FAULT_TRACE - n);
    for (note->traced = n + found; n < note->traced; n++)
        note->trace[n]--;
}

void interrupt_note_rest(void)
{
    note_calls(&fault_note, &sched.current->stack);
}

void interrupt_note(enum spin_fault_kind kind, const struct interruption *at, size_t traced)
{
    struct fault_note *note = &fault_note;
    struct range cut = sched.current->stack;
    if (machine_barrier != NULL)
        cut.high = (uintptr_t)machine_barrier;
    note->fresh = true;
    note->kind = kind;
    note->has_site = false;
    note->what = NULL;
    note->operand[0] = note->operand[1] = 0;
    note->caller = 0;
    note->pc = at->pc;
    note->address = at->address;
    note->rest = at->fp;
    note->owner = sched.current->unwind_charged;
    note->limit = sched.current->unwind_limit;
    note->traced = traced;
    note_calls(note, &cut);
}

static void note_interrupted(enum spin_fault_kind kind, const struct interruption *at)
{
    size_t n = machine_backtrace_top(at, &sched.current->stack, fault_note.trace);
    if (n == 2)
        fault_note.trace[1]--;
    interrupt_note(kind, at, n);
}

/* The cycle counter is steady, so its rate since boot is its rate; as a fraction with 24 bits, in words of
 * 64. */
uint64_t sched_nanoseconds(uint64_t cycles)
{
    enum { BITS = 24 };
    uint64_t clock = machine_clock() - sched.boot_clock;
    uint64_t counted = machine_cycles() - sched.boot_cycles;
    int excess = counted >> 32 != 0 ? 32 - __builtin_clzll(counted) : 0;
    uint64_t rate = counted != 0 ? (clock >> excess << BITS) / (counted >> excess) : 0;
    uint64_t rest = cycles & (((uint64_t)1 << BITS) - 1);
    return (cycles >> BITS) * rate + (rest * rate >> BITS);
}

/* The outermost activation whose limit is used up; a limit begins to run at its first tick. */
static struct activation *expired(struct strand *strand, uint64_t now)
{
    struct activation *found = NULL;
    for (struct activation *a = strand->activation; a != NULL; a = a->outer) {
        if (a->limit == UINT64_MAX)
            continue;
        if (a->deadline == 0)
            a->deadline = now + a->limit;
        else if (now >= a->deadline)
            found = a;
    }
    return found;
}

/* Time that the running strand used under limits; it has one, so it is measured from here on. */
static uint64_t time_of(struct strand *strand)
{
    uint64_t used = machine_processor_time();
    if (!sched.is_exact) {
        uint64_t now = machine_cycles();
        strand->cycles += now - sched.counted_from;
        sched.counted_from = now;
        sched.exact_start = used;
        sched.is_exact = true;
    }
    return strand->processor_time + used - sched.exact_start;
}

/* The running strand is to be ended, or has a limit. */
static __attribute__((noinline)) bool decide(struct strand *strand)
{
    uint32_t stop = atomic_load(&sched.stop);
    if (strand->unwind_status != 0)
        return true;
    if (stop != 0) {
        strand->unwind_status = stop;
        strand->unwind_to = NULL;
        strand->unwind_charged = NULL;
        return true;
    }
    uint64_t now = time_of(strand);
    struct activation *activation = expired(strand, now);
    if (now < strand->time_limit && activation == NULL)
        return false;
    bool whole = now >= strand->time_limit;
    strand->unwind_status = SPIN_FAULT_TIME;
    strand->unwind_to = whole ? NULL : activation;
    strand->unwind_charged = whole ? strand->owner : activation->owner;
    strand->unwind_limit = whole ? strand->time_limit : activation->limit;
    return true;
}

bool interrupt_decide(void)
{
    struct strand *strand = sched.current;
    uint32_t reasons = atomic_load(&sched.stop) | strand->unwind_status | strand->limits;
    return (reasons != 0 || strand->time_limit != UINT64_MAX) && decide(strand);
}

/* A tick that comes in between asks for the next one itself: when that is earlier, it stays so. */
void interrupt_timer(uint64_t deadline)
{
    sched.timer = deadline;
    machine_timer(deadline);
    while (sched.timer < deadline) {
        deadline = sched.timer;
        machine_timer(deadline);
    }
}

uint64_t interrupt_slice_left(void)
{
    uint64_t used = sched_nanoseconds(machine_cycles() - sched.slice_start);
    return used + sched.slice_length / SLICE_GRAINS < sched.slice_length ? sched.slice_length - used
                                                                         : 0;
}

/* Another slice begins when this one is over: whoever has nobody to give way to goes on. */
static uint64_t slice_end(void)
{
    uint64_t left = interrupt_slice_left();
    if (left == 0) {
        sched.slice_start = machine_cycles();
        sched.slice_length = left = sched.slice;
        sched.is_over = sched.is_over && sched_is_contended();
    }
    return machine_clock() + left;
}

void interrupt_arm(void)
{
    const struct strand *strand = sched.current;
    sched.is_armed = strand != sched.host && (sched_is_contended() || strand->limits != 0 ||
                                              strand->time_limit != UINT64_MAX);
    sched.timer = seed.is_set ? UINT64_MAX : sched_alarm();
    if (sched.is_armed) {
        uint64_t end = slice_end();
        if (end < sched.timer)
            sched.timer = end;
    }
    if (sched.timer != UINT64_MAX)
        interrupt_timer(sched.timer);
}

/* Not armed: whoever runs next may need a tick before this one. */
static void come_back(void)
{
    interrupt_timer(machine_clock() + retry);
}

static void unwind(struct interrupted *interrupted, const struct interruption *interruption,
                   enum spin_fault_kind kind)
{
    note_interrupted(kind, interruption);
    machine_divert_unwind(interrupted, machine_barrier, kind);
}

/* Too near the end of its stack to be preempted: not for ever. */
static __attribute__((noinline)) void tolerate(struct interrupted *interrupted,
                                               const struct interruption *interruption)
{
    struct strand *strand = sched.current;
    if (++strand->cramped >= CRAMPED_MAX)
        unwind(interrupted, interruption, SPIN_FAULT_STACK);
    else
        come_back();
}

/* Somebody else wants the processor: at once, or because a sleeper or a device is due, or a turn is
 * over. With a seed nobody does before the next event. */
static bool is_wanted(void)
{
    if (seed.is_set)
        return false;
    return sched_is_contended() || driver_words.has_news ||
           (sched_alarm() != UINT64_MAX && sched_alarm() <= machine_clock());
}

static void tick_in_extension(struct interrupted *interrupted,
                              const struct interruption *interruption)
{
    struct strand *strand = sched.current;
    if (interrupt_decide()) {
        unwind(interrupted, interruption, strand->unwind_status);
        interrupt_arm();
        return;
    }
    if (!is_wanted()) {
        interrupt_arm();
    } else if (interruption->sp - machine_layout()->divert_room >= strand->stack.low) {
        machine_divert_yield(interrupted); /* which arms the timer */
    } else {
        tolerate(interrupted, interruption);
    }
}

void kernel_tick(struct interrupted *interrupted, const struct interruption *interruption)
{
    const struct strand *strand = sched.current;
    if (strand == NULL || sched.base == NULL || sched.host == NULL)
        return; /* a late one: the scheduler is being set up */
    sched.statistics.ticks++;
    sched.is_armed = false;
    sched.is_over = sched.is_over || interrupt_slice_left() == 0;
    sched.timer = UINT64_MAX;
    if (strand == sched.host) {
        atomic_fetch_or(&machine_pending, PENDING_TICK); /* it may be about to idle */
    } else if (in_arena(interruption->pc)) {
        tick_in_extension(interrupted, interruption);
    } else {
        /* The exit test may just have been passed: come back soon. */
        if (strand->activation != NULL)
            atomic_fetch_or(&machine_pending, PENDING_TICK);
        come_back();
    }
}

/* The running strand looks after it where it is safe: at once, if that is extension code. */
void kernel_device(struct interrupted *interrupted, const struct interruption *interruption)
{
    const struct strand *strand = sched.current;
    driver_words.has_news = true;
    atomic_fetch_or(&machine_pending, PENDING_DEVICE);
    if (strand == NULL || strand == sched.host || seed.is_set) /* which comes to it by itself */
        return;
    if (strand->activation != NULL && in_arena(interruption->pc) &&
        interruption->sp - machine_layout()->divert_room >= strand->stack.low)
        machine_divert_yield(interrupted);
    else
        come_back();
}

void sched_stop(uint32_t kind)
{
    atomic_store(&sched.stop, kind);
    interrupt_timer(0);
}

void spindle_interrupt(void)
{
    sched_stop(SPIN_FAULT_KILLED);
}

/* A jump to where there is nothing: only the return address says who did it. */
static uintptr_t jumped_from(const struct interruption *interruption)
{
    if (interruption->kind != MACHINE_ACCESS || interruption->address != interruption->pc ||
        !is_in(&sched.current->stack, interruption->sp))
        return 0;
    uintptr_t caller = *(const uintptr_t *)interruption->sp;
    return in_arena(caller) ? caller - 1 : 0;
}

static enum spin_fault_kind access_kind(const struct interruption *interruption)
{
    const struct range *stack = &sched.current->stack;
    struct range guard = {stack->low - STRAND_GUARD, stack->low};
    if (is_in(&guard, interruption->address) || is_in(&guard, interruption->sp))
        return SPIN_FAULT_STACK;
    if (jumped_from(interruption) != 0)
        return SPIN_FAULT_DEAD;
    return SPIN_FAULT_MEMORY;
}

static enum spin_fault_kind fault_kind(const struct interruption *interruption)
{
    switch (interruption->kind) {
    case MACHINE_DIVIDE: return SPIN_FAULT_DIVIDE;
    case MACHINE_INSTRUCTION: return SPIN_FAULT_RETURN;
    case MACHINE_ACCESS: return access_kind(interruption);
    case MACHINE_NO_FAULT: break;
    }
    return SPIN_FAULT_MEMORY;
}

bool kernel_fault(struct interrupted *interrupted, const struct interruption *interruption)
{
    if (sched.current == NULL || sched.current->activation == NULL || machine_barrier == NULL)
        return false;
    uintptr_t from = jumped_from(interruption);
    if (!in_arena(interruption->pc) && from == 0)
        return false;
    enum spin_fault_kind kind = fault_kind(interruption);
    note_interrupted(kind, interruption);
    fault_note.caller = kind == SPIN_FAULT_DEAD ? from : 0;
    machine_divert_unwind(interrupted, machine_barrier, kind);
    return true;
}
