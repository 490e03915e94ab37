/*
 * Interruptions: faults, ticks, diverting, backtraces.
 */
#include "suite.h"

static const uint64_t millisecond = 1000 * 1000;

static struct suite_outcome run(const char *procedure, uint64_t a, uint64_t b)
{
    return suite_call3(suite_arena(procedure), a, b, 0);
}

static void expect_fault(const char *procedure, uint64_t a, uint64_t b, enum machine_fault kind)
{
    size_t faults = suite_seen.faults;
    uint32_t status = run(procedure, a, b).status;
    EXPECT(status == SUITE_STATUS_FAULT + kind);
    EXPECT(suite_seen.faults == faults + 1);
    EXPECT(machine_barrier == NULL);
    EXPECT(run(extension_add, 40, 2).value == 42);
}

static void faults_have_a_kind(void)
{
    expect_fault(extension_divide, 1, 0, MACHINE_DIVIDE);
    EXPECT(suite_seen.at.pc > suite_arena(extension_divide));
    EXPECT(suite_seen.at.pc < suite_arena(extension_undefined));
    expect_fault(extension_divide, UINT64_MAX, 0, MACHINE_DIVIDE);
    expect_fault(extension_undefined, 0, 0, MACHINE_INSTRUCTION);
    expect_fault(extension_load, 0, 0, MACHINE_ACCESS);
    expect_fault(extension_store, 0, 1, MACHINE_ACCESS);
}

static void access_faults_have_an_address(void)
{
    uintptr_t unmapped = machine_layout()->group[3].data.low + 12345;
    expect_fault(extension_load, 8, 0, MACHINE_ACCESS);
    EXPECT(suite_seen.at.address == 8);
    expect_fault(extension_store, unmapped, 0, MACHINE_ACCESS);
    EXPECT(suite_seen.at.address == unmapped);
    expect_fault(extension_jump, unmapped, 0, MACHINE_ACCESS);
    EXPECT(suite_seen.at.address == unmapped && suite_seen.at.pc == unmapped);
    EXPECT(*(uintptr_t *)suite_seen.at.sp > suite_arena(extension_jump));
    expect_fault(extension_load, (uint64_t)1 << 60, 0, MACHINE_ACCESS); /* not canonical */
    EXPECT(suite_seen.at.address == 0);
    expect_fault(extension_store, (uintptr_t)machine_entry(0), 0, MACHINE_ACCESS);
    expect_fault(extension_store, suite_arena(extension_add), 0, MACHINE_ACCESS);
}

static void overrun_is_found_in_the_guard(void)
{
    expect_fault(extension_recurse, 0, 0, MACHINE_ACCESS);
    EXPECT(suite_seen.at.address < suite_stack.low);
    EXPECT(suite_seen.at.address > suite_stack.low - 4 * MACHINE_PAGE);
}

static void unwinding_restores_control(void)
{
    uint32_t control = __builtin_ia32_stmxcsr();
    expect_fault(extension_control, 0, 0, MACHINE_ACCESS);
    EXPECT(__builtin_ia32_stmxcsr() == control);
    long double ten = 10;
    EXPECT(ten / 4 == 2.5L); /* the x87 stack is empty again, its precision whole */
    uint64_t flags = __builtin_ia32_readeflags_u64();
    EXPECT((flags >> 10 & 1) == 0);
}

static void tick_ends_a_loop(void)
{
    suite_on_tick = SUITE_TICK_UNWINDS;
    suite_again = millisecond / 10;
    for (size_t i = 0; i < 50; i++) {
        machine_timer(machine_clock() + i * 1000);
        EXPECT_AT(i, run(extension_spin, 0, 0).status == SUITE_STATUS_FAULT);
        EXPECT_AT(i, suite_seen.at.kind == MACHINE_NO_FAULT);
        EXPECT_AT(i, suite_seen.at.pc >= suite_arena(extension_spin));
    }
    EXPECT(machine_barrier == NULL);
}

enum { YIELDS_ENOUGH = 10, RUNS = 200 };

/* Runs a procedure whose ticks yield until it was preempted often enough: on an emulator that stalls, a
 * whole run may see few ticks. */
static void run_preempted(const char *procedure, uint64_t a, uint64_t b, uint64_t nanoseconds, uint64_t count)
{
    size_t yields = suite_seen.yields;
    for (size_t i = 0; i < RUNS && suite_seen.yields - yields <= YIELDS_ENOUGH; i++) {
        suite_on_tick = SUITE_TICK_YIELDS;
        suite_again = nanoseconds;
        suite_data()[0] = 0;
        machine_timer(machine_clock());
        struct suite_outcome outcome = run(procedure, a, b);
        machine_timer(UINT64_MAX);
        EXPECT_AT(i, outcome.status == 0);
        EXPECT_AT(i, procedure != extension_vectors || outcome.value == 0);
        EXPECT_AT(i, suite_data()[0] == count);
    }
    EXPECT(suite_seen.yields - yields > YIELDS_ENOUGH);
}

static void preemption_keeps_registers(void)
{
    run_preempted(extension_vectors, 300000, 99, 40 * 1000, 0);
}

static void preemption_is_exact(void)
{
    run_preempted(extension_count, (uint64_t)suite_data(), 1000000, 30 * 1000, 1000000);
}

static bool trace_has(const char *low, const char *high)
{
    for (size_t i = 0; i < suite_seen.traced; i++)
        if (suite_seen.trace[i] >= suite_arena(low) && suite_seen.trace[i] < suite_arena(high))
            return true;
    return false;
}

static void trace_has_the_caller(void)
{
    suite_call3(suite_arena(extension_call), suite_arena(extension_load), 8, 0);
    EXPECT(suite_seen.traced >= 2);
    EXPECT(suite_seen.trace[0] == suite_seen.at.pc);
    EXPECT(trace_has(extension_load, extension_divide));
    EXPECT(trace_has(extension_call, extension_call_forever));
    EXPECT(suite_seen.trace[1] != suite_seen.trace[0]);
    EXPECT(machine_backtrace(&suite_stack, suite_seen.trace, SUITE_TRACE) == 0);
}

/* Before its first instruction and before its second, a procedure has no frame. */
static void trace_finds_who_called_the_top(void)
{
    uintptr_t pc[2], words[2] = {11, 22};
    const struct range stack = {(uintptr_t)words, (uintptr_t)(words + 2)}, other = {0, 0};
    struct interruption at = {.pc = suite_arena(extension_add), .sp = stack.low};
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 2 && pc[0] == at.pc && pc[1] == 11);
    EXPECT(machine_backtrace_top(&at, &other, pc) == 1);
    at.pc += 1;
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 2 && pc[0] == at.pc && pc[1] == 22);
    at.sp += 8;
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 1);
    at.pc += 3;
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 1);
    at = (struct interruption){MACHINE_ACCESS, .pc = machine_layout()->arena.high - 1};
    at.sp = stack.low, at.address = at.pc;
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 1 && pc[0] == at.pc);
    at.pc = at.address = 0;
    EXPECT(machine_backtrace_top(&at, &stack, pc) == 1 && pc[0] == 0);
}

static size_t walk(uintptr_t *from, const struct range *stack, uintptr_t pc[static 8], size_t n)
{
    return machine_backtrace_from(from, stack, pc, n);
}

static void trace_stops_where_a_chain_is_broken(void)
{
    uintptr_t pc[8], frames[8] = {0};
    uintptr_t first = (uintptr_t)frames, fp = first;
    struct range stack = {first, (uintptr_t)(frames + 8)};
    struct range half = {first, (uintptr_t)(frames + 3)};
    frames[0] = (uintptr_t)&frames[2], frames[1] = 11;
    frames[2] = (uintptr_t)&frames[4], frames[3] = 22;
    frames[4] = (uintptr_t)&frames[2], frames[5] = 33;
    EXPECT(walk(&fp, &stack, pc, 8) == 3 && fp == 0);
    EXPECT(pc[0] == 11 && pc[1] == 22 && pc[2] == 33);
    EXPECT(walk((fp = first, &fp), &stack, pc, 2) == 2 && fp == (uintptr_t)&frames[4]);
    EXPECT(walk(&fp, &stack, pc, 2) == 1 && pc[0] == 33 && fp == 0);
    EXPECT(walk((fp = first, &fp), &half, pc, 8) == 1 && fp == (uintptr_t)&frames[2]);
    EXPECT(walk(&fp, &stack, pc, 8) == 2 && pc[0] == 22);
    frames[2] = (uintptr_t)&frames[4] + 1;
    EXPECT(walk((fp = first, &fp), &stack, pc, 8) == 2);
    frames[2] = (uintptr_t)&frames[7];
    EXPECT(walk((fp = first, &fp), &stack, pc, 8) == 2);
    EXPECT(walk((fp = 0, &fp), &stack, pc, 8) == 0);
    EXPECT(walk((fp = UINTPTR_MAX - 7, &fp), &stack, pc, 8) == 0);
    EXPECT(walk((fp = first, &fp), &(struct range){0, 0}, pc, 8) == 0);
}

const struct suite_case interrupt_cases[] = {
    {"faults have a kind", "kernel_fault machine_divert_unwind", faults_have_a_kind},
    {"access faults have an address", "kernel_fault", access_faults_have_an_address},
    {"overrun is found in the guard", "kernel_fault", overrun_is_found_in_the_guard},
    {"unwinding restores control", "machine_divert_unwind", unwinding_restores_control},
    {"tick ends a loop", "kernel_tick machine_divert_unwind", tick_ends_a_loop},
    {"preemption keeps registers", "machine_divert_yield kernel_yield",
     preemption_keeps_registers},
    {"preemption is exact", "machine_divert_yield", preemption_is_exact},
    {"trace has the caller", "machine_backtrace", trace_has_the_caller},
    {"trace finds who called the top", "machine_backtrace_top", trace_finds_who_called_the_top},
    {"trace stops where a chain is broken", "machine_backtrace_from",
     trace_stops_where_a_chain_is_broken},
    {NULL, NULL, NULL},
};
