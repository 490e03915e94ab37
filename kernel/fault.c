/*
 * Faults: entering extension code, being thrown out of it, and who hears of it.
 *
 * A fault writes a note (fault_note) and unwinds to the innermost activation.  There, in ordinary
 * kernel text with room on the stack, the note becomes a report and the domain layer is told.
 * What must end further activations (a kill, a time limit of an outer one, a bad argument from a
 * raiser) stays in the strand as unwind_status until the last of them has ended.
 */
#include "fault.h"

#include "driver.h"

#include "panic.h"
#include "scheduler.h"
#include "strand.h"

struct fault_note fault_note;

static struct fault_hooks hooks;
static struct fault_report report;

static const char *const words[] = {
    [SPIN_FAULT_NONE] = "none",
#define FAULT(name, number, word) [SPIN_FAULT_##name] = word,
#include <spin/fault.def>
#undef FAULT
};

const char *fault_word(enum spin_fault_kind kind)
{
    size_t count = sizeof(words) / sizeof(words[0]);
    return (size_t)kind < count && words[kind] != NULL ? words[kind] : "unknown";
}

void fault_hooks_set(const struct fault_hooks *wanted)
{
    hooks = wanted != NULL ? *wanted : (struct fault_hooks){0};
}

const struct fault_report *fault_report(void)
{
    return &report;
}

void fault_reset(void)
{
    fault_note = (struct fault_note){0};
    report = (struct fault_report){0};
    hooks = (struct fault_hooks){0};
}

/* Begins a note in kernel text, with the calls from here on. */
static void note_here(enum spin_fault_kind kind)
{
    const struct interruption here = {.fp = (uintptr_t)__builtin_frame_address(0)};
    const struct range *arena = &machine_layout()->arena;
    struct fault_note *note = fault_note_begin(kind, &here);
    note->traced = note->exact = 0;
    interrupt_note_calls();
    for (size_t i = 0; i < note->traced; i++) {
        uintptr_t call = note->trace[i] - 1;
        if (call >= arena->low && call < arena->high) {
            note->pc = call;
            return;
        }
    }
}

/* Begins a note at the call that a failed check or an entry returns to. */
static inline struct fault_note *note_at(enum spin_fault_kind kind, const struct interruption *at)
{
    struct fault_note *note = fault_note_begin(kind, at);
    note->pc = note->trace[0] = at->pc - 1;
    return note;
}

static _Noreturn void leave(enum spin_fault_kind kind)
{
    if (machine_barrier == NULL || sched.current->activation == NULL)
        panic("fault", "no activation to end");
    machine_unwind(machine_barrier, kind);
}

/* ---- Ending an activation ---------------------------------------------------------------- */

static void conclude(struct activation *activation)
{
    struct strand *strand = activation->strand;
    bool fresh = fault_note.fresh;
    if (fresh) {
        fault_note.fresh = false;
        interrupt_note_rest();
        fault_report_make(&report, &hooks, activation);
        bool is_caught = activation->catches && strand->unwind_status == 0 && !report.outward;
        report.caught_by = is_caught ? activation->owner : NULL;
        /* The raiser of an event passed a bad argument: its activation ends too. */
        if (report.outward && activation->outer != NULL && strand->unwind_status == 0) {
            strand->unwind_status = report.kind;
            strand->unwind_to = activation->outer;
        }
    }
    if (strand->unwind_to == activation || activation->outer == NULL) {
        strand->unwind_status = 0;
        strand->unwind_to = NULL;
    }
    if (fresh && hooks.charged != NULL)
        hooks.charged(&report);
}

/* The strand has to unwind already: the procedure is not entered at all. */
static enum spin_fault_kind refuse(struct activation *activation)
{
    note_here(activation->strand->unwind_status);
    conclude(activation);
    return report.kind;
}

static inline enum spin_fault_kind enter(const struct activation_plan *plan, bool catches,
                                         void *procedure, struct machine_registers *registers)
{
    struct strand *strand = sched.current;
    struct activation activation; /* machine_call() fills the barrier in */
    activation.outer = strand->activation;
    activation.strand = strand;
    activation.owner = plan->owner;
    activation.limit = plan->limit == 0 ? UINT64_MAX : plan->limit;
    activation.deadline = 0;
    activation.catches = catches;
    if (strand == sched.host)
        panic("activation_call", "the host's strand runs no extension code");
    sched_event();
    if ((atomic_load(&sched.stop) | strand->unwind_status) != 0 && sched_is_doomed(strand))
        return refuse(&activation);
    strand->activation = &activation;
    if (activation.limit != UINT64_MAX) {
        strand->limits++;
        if (!sched.is_armed)
            sched_arm();
    }
    machine_call(&activation.barrier, machine_invoke, procedure, registers);
    strand->activation = activation.outer;
    if (activation.limit != UINT64_MAX)
        strand->limits--;
    if (activation.barrier.status == 0)
        return SPIN_FAULT_NONE;
    if (strand->is_exiting) {
        strand->is_exiting = false;
        registers->result[0] = registers->result[1] = 0;
        return SPIN_FAULT_NONE;
    }
    conclude(&activation);
    return report.kind;
}

enum spin_fault_kind activation_call(const struct activation_plan *plan, void *procedure,
                                     struct machine_registers *registers)
{
    return enter(plan, false, procedure, registers);
}

enum spin_fault_kind activation_try(struct domain *owner, void *procedure,
                                    struct machine_registers *registers)
{
    const struct activation_plan plan = {owner, 0};
    return enter(&plan, true, procedure, registers);
}

bool fault_is_outward(void)
{
    return sched.current->unwind_status != 0 && sched.current->activation != NULL;
}

_Noreturn void fault_continue(void)
{
    if (!fault_is_outward())
        panic("fault_continue", "nothing more has to end");
    leave(sched.current->unwind_status);
}

/* ---- Where faults come from -------------------------------------------------------------- */

_Noreturn void fault_exit(void)
{
    sched.current->is_exiting = true;
    leave(SPIN_FAULT_KILLED);
}

_Noreturn void fault_raise(enum spin_fault_kind kind, const char *what, uint64_t a, uint64_t b)
{
    note_here(kind);
    fault_note.what = what;
    fault_note.operand[0] = a;
    fault_note.operand[1] = b;
    leave(kind);
}

_Noreturn void fault_raise_at(enum spin_fault_kind kind, uint32_t site, uint64_t a, uint64_t b)
{
    note_here(kind);
    fault_note.has_site = true;
    fault_note.site = site;
    fault_note.operand[0] = a;
    fault_note.operand[1] = b;
    leave(kind);
}

_Noreturn void kernel_check(uint64_t site, uint64_t a, uint64_t b, const struct interruption *at)
{
    /* The site says which kind; SPIN_FAULT_NONE asks report.c to look. */
    struct fault_note *note = note_at(SPIN_FAULT_NONE, at);
    note->has_site = true;
    note->site = (uint32_t)site;
    note->operand[0] = a;
    note->operand[1] = b;
    interrupt_note_calls();
    leave(SPIN_FAULT_ASSERT);
}

_Noreturn void kernel_overflow(const struct interruption *at)
{
    note_at(SPIN_FAULT_STACK, at);
    interrupt_note_calls();
    leave(SPIN_FAULT_STACK);
}

static __attribute__((noinline)) void decide(void)
{
    if (!interrupt_decide())
        return;
    note_here(sched.current->unwind_status);
    leave(sched.current->unwind_status);
}

/* Unwinds the running strand when it has to. */
static inline void obey(void)
{
    if (sched_is_limited())
        decide();
}

/* Somebody waits for a device or for a time, which may have come. */
static __attribute__((noinline)) void attend(void)
{
    if (driver_is_due())
        driver_poll();
    sched.is_armed = true; /* in a moment: nobody who becomes ready has to see to it */
    sched_wake_due();
}

/* Who is due is ready before the timer is armed again, which is for what comes then. */
static inline void give_way(bool is_tick)
{
    struct strand *self = sched.current;
    uint64_t switches = self->counts.switches;
    if (driver_words.has_news || !sched_is_quiet())
        attend();
    uint64_t now = machine_cycles();
    bool keeps_turn = !is_tick || (!sched.is_over && sched_slice_left(now) != 0);
    interrupt_arm(now);
    if (is_tick)
        sched.is_over = false;
    sched_give_way(keeps_turn, now);
    self->counts.preemptions += self->counts.switches != switches;
}

void kernel_pending(void)
{
    uint32_t pending = atomic_exchange(&machine_pending, seed.pending);
    if (sched.current->activation == NULL)
        return;
    obey();
    give_way((pending & PENDING_TICK) != 0);
    obey();
}

void kernel_yield(void)
{
    sched.current->cramped = 0;
    sched.statistics.preemptions++;
    give_way(true);
    obey();
}
