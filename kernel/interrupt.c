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
enum { CRAMPED_MAX = 8 };

static bool is_in(const struct range *range, uintptr_t address)
{
    return address >= range->low && address < range->high;
}

static bool in_arena(uintptr_t pc)
{
    return is_in(&sched.layout->arena, pc);
}

/* Where strands can be preempted: in the arena, but for what must be done whole there (sched_keep_whole). */
static struct {
    struct range text[MACHINE_GROUPS];
    size_t count;
} kept;

void sched_keep_whole(struct range text)
{
    kept.text[kept.count++] = text;
}

void sched_keep_none(void)
{
    kept.count = 0;
}

static bool is_preemptible(uintptr_t pc)
{
    for (size_t i = 0; i < kept.count; i++)
        if (is_in(&kept.text[i], pc))
            return false;
    return in_arena(pc);
}

/* There is room on the stack to preempt the strand there. */
static inline bool can_divert(const struct strand *strand, const struct interruption *at)
{
    return at->sp - sched.layout->divert_room >= strand->stack.low;
}

/* Calls from note->rest on: their frames within `stack`. */
static inline void note_calls(const struct range *stack)
{
    struct fault_note *note = &fault_note;
    size_t n = note->traced;
    note->traced = n + machine_backtrace_from(&note->rest, stack, note->trace + n, FAULT_TRACE - n);
}

void interrupt_note_calls(void)
{
    struct range cut = sched.current->stack;
    if (machine_barrier != NULL)
        cut.high = (uintptr_t)machine_barrier;
    note_calls(&cut);
}

void interrupt_note_rest(void)
{
    note_calls(&sched.current->stack);
    for (size_t i = fault_note.exact; i < fault_note.traced; i++)
        fault_note.trace[i]--;
}

static void note_interrupted(enum spin_fault_kind kind, const struct interruption *at)
{
    struct fault_note *note = fault_note_begin(kind, at);
    note->traced = machine_backtrace_top(at, &sched.current->stack, note->trace);
    interrupt_note_calls();
}

/* ---- The rate of the cycle counter ------------------------------------------------------- */

struct reading {
    uint64_t clock, cycles;
};

/* Both, read close together. */
static struct reading read_both(void)
{
    struct reading found = {0};
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 4; i++) {
        uint64_t before = machine_cycles(), clock = machine_clock();
        uint64_t width = machine_cycles() - before;
        if (width < best) {
            best = width;
            found = (struct reading){clock, before + width / 2};
        }
    }
    return found;
}

void sched_rate_boot(void)
{
    struct reading first = read_both();
    sched.rate = (struct sched_rate){
        .nanoseconds = (uint64_t)1 << SCHED_POINT,
        .cycles = (uint64_t)1 << SCHED_POINT,
        .first_clock = first.clock,
        .first_cycles = first.cycles,
    };
    sched.slice_cycles = sched.slice;
}

void sched_measure(void)
{
    struct sched_rate *rate = &sched.rate;
    struct reading now = read_both();
    uint64_t clock = now.clock - rate->first_clock, cycles = now.cycles - rate->first_cycles;
    uint64_t known = sched.slice_cycles;
    rate->until = rate->first_cycles + 2 * cycles;
    int excess = (clock | cycles) >> 32 != 0 ? 32 - __builtin_clzll(clock | cycles) : 0;
    clock >>= excess;
    cycles >>= excess;
    if (clock == 0 || cycles == 0)
        return;
    rate->nanoseconds = (clock << SCHED_POINT) / cycles;
    rate->cycles = (cycles << SCHED_POINT) / clock;
    sched.slice_cycles = sched_cycles(sched.slice);
    if (sched.slice_length == known)
        sched.slice_length = sched.slice_cycles;
}

/* ---- Decisions --------------------------------------------------------------------------- */

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
    return sched_is_limited() && decide(sched.current);
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

/* Another slice begins when this one is over: whoever has nobody to give way to goes on. */
static inline uint64_t slice_end(uint64_t now, bool is_contended)
{
    uint64_t left = sched_slice_left(now);
    if (left != 0)
        return machine_clock() + sched_nanoseconds(left);
    sched.slice_start = now;
    sched.slice_length = sched.slice_cycles;
    sched.is_over = is_contended;
    return machine_clock() + sched.slice;
}

static __attribute__((noinline)) uint64_t before_alarm(uint64_t time)
{
    uint64_t alarm = seed.is_set ? UINT64_MAX : sched_alarm();
    return time < alarm ? time : alarm;
}

void interrupt_arm(uint64_t now)
{
    if (now >= sched.rate.until)
        sched_measure();
    const struct strand *strand = sched.current;
    bool is_contended = sched_is_contended();
    uint64_t next = UINT64_MAX;
    sched.is_armed = (is_contended || strand->limits != 0) && strand != sched.host;
    if (sched.is_armed)
        next = slice_end(now, is_contended);
    if (!sched_is_quiet())
        next = before_alarm(next);
    sched.timer = next;
    if (next != UINT64_MAX)
        interrupt_timer(next);
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
           (!sched_is_quiet() && sched_alarm() <= machine_clock());
}

static __attribute__((noinline)) void tick_in_extension(struct interrupted *interrupted,
                                                        const struct interruption *interruption)
{
    struct strand *strand = sched.current;
    if (interrupt_decide()) {
        unwind(interrupted, interruption, strand->unwind_status);
        interrupt_arm(machine_cycles());
    } else if (!is_wanted()) {
        interrupt_arm(machine_cycles());
    } else if (can_divert(strand, interruption)) {
        machine_divert_yield(interrupted); /* which arms the timer */
    } else {
        tolerate(interrupted, interruption);
    }
}

static void tick_in_kernel(void)
{
    const struct strand *strand = sched.current;
    if (strand == sched.host) {
        atomic_fetch_or(&machine_pending, PENDING_TICK); /* it may be about to idle */
        return;
    }
    /* The exit test may just have been passed, or none be near: come back soon. */
    if (strand->activation != NULL)
        atomic_fetch_or(&machine_pending, PENDING_TICK);
    come_back();
}

/* Mostly somebody else is ready, and there is nothing else to decide. */
void kernel_tick(struct interrupted *interrupted, const struct interruption *interruption)
{
    if (!sched.is_up)
        return; /* a late one: the scheduler is being set up */
    sched.statistics.ticks++;
    sched.is_armed = false;
    sched.timer = UINT64_MAX;
    if (!is_preemptible(interruption->pc))
        tick_in_kernel();
    else if (sched_is_contended() && !sched_is_limited() && !seed.is_set &&
             can_divert(sched.current, interruption))
        machine_divert_yield(interrupted);
    else
        tick_in_extension(interrupted, interruption);
}

/* The running strand looks after it where it is safe: at once, if that is extension code. */
void kernel_device(struct interrupted *interrupted, const struct interruption *interruption)
{
    const struct strand *strand = sched.current;
    driver_words.has_news = true;
    atomic_fetch_or(&machine_pending, PENDING_DEVICE);
    if (strand == NULL || strand == sched.host || seed.is_set) /* which comes to it by itself */
        return;
    if (strand->activation != NULL && is_preemptible(interruption->pc) &&
        can_divert(strand, interruption))
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
static inline uintptr_t jumped_from(const struct interruption *interruption)
{
    if (interruption->kind != MACHINE_ACCESS || interruption->address != interruption->pc ||
        !is_in(&sched.current->stack, interruption->sp))
        return 0;
    uintptr_t caller = *(const uintptr_t *)interruption->sp;
    return in_arena(caller) ? caller - 1 : 0;
}

static inline enum spin_fault_kind access_kind(const struct interruption *interruption,
                                               bool is_jump)
{
    const struct range *stack = &sched.current->stack;
    struct range guard = {stack->low - STRAND_GUARD, stack->low};
    if (is_in(&guard, interruption->address) || is_in(&guard, interruption->sp))
        return SPIN_FAULT_STACK;
    return is_jump ? SPIN_FAULT_DEAD : SPIN_FAULT_MEMORY;
}

static inline enum spin_fault_kind fault_kind(const struct interruption *interruption, bool is_jump)
{
    switch (interruption->kind) {
    case MACHINE_DIVIDE: return SPIN_FAULT_DIVIDE;
    case MACHINE_INSTRUCTION: return SPIN_FAULT_RETURN;
    case MACHINE_ACCESS: return access_kind(interruption, is_jump);
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
    enum spin_fault_kind kind = fault_kind(interruption, from != 0);
    note_interrupted(kind, interruption);
    fault_note.caller = kind == SPIN_FAULT_DEAD ? from : 0;
    machine_divert_unwind(interrupted, machine_barrier, kind);
    return true;
}
