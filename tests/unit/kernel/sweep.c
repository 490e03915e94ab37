/*
 * A tick at every instruction: none is lost, and nothing is lost by it.
 *
 * The processor traps after each instruction of a strand; at the n-th trap the test calls
 * kernel_tick() as the timer's signal would.  The time slice is so long that only this tick and
 * what the kernel arms because of it can end or preempt the strand.  Done for every n over the
 * length of a loop: extension code, entry thunk, kernel procedure, exit test, barrier, switch.
 */
#include "arena.h"

#include <signal.h>
#include <string.h>
#include <ucontext.h>

#define TEST(name) Test(sweep, name, .init = boot, .fini = arena_shutdown, .timeout = 60)

enum { TRAP_FLAG = 0x100 };

static const uint64_t never = (uint64_t)100 * 1000 * 1000 * 1000;
static size_t steps, tick_at;
static bool stop_at_tick;

static void on_trap(int signal, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    (void)signal, (void)info;
    if (++steps < tick_at)
        return;
    registers[REG_EFL] &= ~(greg_t)TRAP_FLAG;
    if (stop_at_tick)
        atomic_store(&sched.stop, SPIN_FAULT_KILLED);
    /* The hosted machine's interrupted context is the one that signals deliver. */
    kernel_tick(context, &(struct interruption){.pc = (uintptr_t)registers[REG_RIP],
                                                .sp = (uintptr_t)registers[REG_RSP],
                                                .fp = (uintptr_t)registers[REG_RBP]});
}

static void boot(void)
{
    struct sigaction action = {.sa_sigaction = on_trap, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    arena_boot();
    sigaddset(&action.sa_mask, SIGVTALRM);
    sigaction(SIGTRAP, &action, NULL);
    sched_slice_set(never);
}

static uint64_t nothing(uint64_t a)
{
    return a;
}

/* Runs a(b, c) stepping, with a tick at instruction n; false when it ended before. */
static bool step(size_t n, const struct machine_registers *arguments, struct outcome *outcome)
{
    steps = 0;
    tick_at = n;
    struct strand *strand = arena_spawn(extension_step, 0, 0, outcome);
    outcome->registers = *arguments;
    uint64_t start = machine_clock();
    cr_assert(sched_run(strand));
    cr_assert_lt(machine_clock() - start, 20000000000, "tick %zu came to nothing", n);
    strand_free(strand);
    return steps >= n;
}

static void expect_stopped(size_t last, struct machine_registers arguments)
{
    struct outcome outcome;
    stop_at_tick = true;
    for (size_t n = 1; n <= last; n++) {
        cr_assert(step(n, &arguments, &outcome));
        cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED, "tick %zu: %s", n, fault_word(outcome.kind));
        cr_assert_null(machine_barrier);
        atomic_store(&sched.stop, 0);
    }
    cr_assert_eq(arena_run(extension_add, 40, 2, 0).value, 42);
}

/* The loop after the call looks at nothing: only another tick can end it. */
TEST(loop_after_a_kernel_entry_is_ended)
{
    uint64_t entry = (uint64_t)entry_create((void *)(uintptr_t)nothing);
    expect_stopped(60, (struct machine_registers){.general = {ARENA(extension_call_once), entry}});
}

static const char *inner_procedure;

static uint64_t inner(uint64_t a)
{
    struct machine_registers registers = {.general = {a, 1}};
    enum spin_fault_kind kind = activation_call(&(struct activation_plan){DOMAIN_B, never},
                                                arena_address(inner_procedure), &registers);
    if (kind != SPIN_FAULT_NONE && fault_is_outward())
        fault_continue();
    return registers.result[0];
}

TEST(loop_after_an_activation_is_ended)
{
    uint64_t entry = (uint64_t)entry_create((void *)(uintptr_t)inner);
    inner_procedure = extension_add;
    expect_stopped(350, (struct machine_registers){.general = {ARENA(extension_call_once), entry}});
}

TEST(loop_inside_an_activation_is_ended)
{
    uint64_t entry = (uint64_t)entry_create((void *)(uintptr_t)inner);
    inner_procedure = extension_spin;
    expect_stopped(250, (struct machine_registers){.general = {ARENA(extension_call_once), entry}});
}

static void look_on(void *argument)
{
    for (;;) {
        ++*(size_t *)argument;
        strand_yield();
    }
}

/* The tick preempts; the rounds that follow find every register as it was. */
TEST(registers_survive_a_tick_anywhere)
{
    size_t turns = 0, preempted = 0;
    struct outcome outcome;
    struct machine_registers arguments = {.general = {ARENA(extension_vectors), 4, 0x123456789}};
    strand_create(&(struct strand_plan){.name = "other", .procedure = look_on, .argument = &turns});
    stop_at_tick = false;
    for (size_t n = 1; step(n, &arguments, &outcome); n++) {
        cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
        cr_assert_eq(outcome.value, 0, "a register was lost at instruction %zu", n);
        preempted += turns > 0;
        turns = 0;
    }
    cr_assert_gt(preempted, 100);
}

/* A tick in a kernel entry is followed by the turn of the other strand, soon. */
TEST(tick_in_an_entry_leads_to_a_turn)
{
    size_t turns = 0;
    struct outcome outcome;
    uint64_t entry = (uint64_t)entry_create((void *)(uintptr_t)nothing);
    struct machine_registers arguments = {.general = {ARENA(extension_call), entry, 5}};
    strand_create(&(struct strand_plan){.name = "other", .procedure = look_on, .argument = &turns});
    stop_at_tick = false;
    for (size_t n = 1; step(n, &arguments, &outcome); n++) {
        cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
        cr_assert_eq(outcome.value, 6, "instruction %zu", n);
    }
    cr_assert_gt(turns, 30);
}

static bool trace_leads_through(const char *low, const char *high)
{
    const struct fault_report *report = fault_report();
    for (size_t i = 0; i < report->traced; i++)
        if (report->trace[i] >= ARENA(low) && report->trace[i] < ARENA(high))
            return true;
    return false;
}

/* B is ended anywhere, from its first instruction to its return: A, which called it, is found. */
TEST(caller_is_found_from_every_instruction)
{
    struct outcome outcome;
    size_t inside = 0;
    struct machine_registers arguments = {
        .general = {ARENA(extension_call), ARENA(extension_b_load), (uint64_t)arena_data}};
    stop_at_tick = true;
    for (size_t n = 1; step(n, &arguments, &outcome); n++) {
        atomic_store(&sched.stop, 0);
        if (outcome.kind != SPIN_FAULT_KILLED || fault_report()->where != DOMAIN_B)
            continue;
        inside++;
        cr_assert_eq(fault_report()->cut_off, 2, "instruction %zu", n);
        cr_assert_eq(fault_report()->cut[1], DOMAIN_A);
        cr_assert(trace_leads_through(extension_call, extension_call_forever), "at %zu", n);
    }
    cr_assert_eq(inside, 5, "push, mov, load, pop, return");
}
