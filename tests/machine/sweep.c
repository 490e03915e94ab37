/*
 * A tick at every instruction: where the timer counts instructions (the emulator, told to), the
 * n-th run of a case is interrupted at its n-th instruction.  Elsewhere ticks come where they come.
 *
 * Nothing may be lost by a tick, and no tick: it diverts extension code at once, or it leaves a mark
 * that somebody finds.
 */
#include "suite.h"

enum {
    POSITIONS = 700, /* at most, for cases that only a tick ends */
    QUIET = 40,      /* runs without a tick till a case is over */
};

size_t suite_positions;

/* Runs `scenario` with a tick n nanoseconds after the start, for every n till it ends before. */
static void sweep(void (*scenario)(uint64_t n))
{
    size_t quiet = 0;
    for (uint64_t n = 0; n < POSITIONS && quiet < QUIET; n++) {
        suite_seen = (struct suite_seen){0};
        atomic_store(&machine_pending, 0);
        machine_timer(machine_clock() + n);
        scenario(n);
        quiet = suite_seen.ticks == 0 ? quiet + 1 : 0;
        machine_timer(UINT64_MAX);
        suite_positions += suite_seen.ticks > 0;
        EXPECT_AT(n, machine_barrier == NULL);
    }
}

static uint64_t twice(uint64_t a)
{
    return 2 * a;
}

static uint64_t entry(void)
{
    kernel_entry_table[1] = (void *)(uintptr_t)twice;
    return (uint64_t)machine_entry(1);
}

/* The loop after the call looks at nothing: only a tick can end it. */
static void entry_then_loop(uint64_t n)
{
    struct suite_outcome outcome =
        suite_call3(suite_arena(extension_call_once), entry(), 4, 0);
    EXPECT_AT(n, outcome.status == SUITE_STATUS_FAULT);
    EXPECT_AT(n, suite_seen.ticks > 0);
    EXPECT_AT(n, suite_call3(suite_arena(extension_add), 40, 2, 0).value == 42);
}

static void loop_after_an_entry_is_ended(void)
{
    suite_on_tick = SUITE_TICK_UNWINDS;
    suite_again = 200 * 1000;
    sweep(entry_then_loop);
}

/* One tick is one piece of pending work: done at the exit, or still there. */
static void entry_and_exit(uint64_t n)
{
    struct suite_outcome outcome = suite_call3(suite_arena(extension_call), entry(), 4, 0);
    EXPECT_AT(n, outcome.status == 0 && outcome.value == 9);
    machine_timer(UINT64_MAX);
    size_t left = atomic_load(&machine_pending) != 0;
    EXPECT_AT(n, suite_seen.pendings + left == suite_seen.ticks);
}

static void pending_work_is_not_lost(void)
{
    suite_on_tick = SUITE_TICK_COUNTS;
    sweep(entry_and_exit);
}

static void rounds(uint64_t n)
{
    struct suite_outcome outcome = suite_call3(suite_arena(extension_vectors), 3, 0x123456789, 0);
    EXPECT_AT(n, outcome.status == 0 && outcome.value == 0);
}

/* `again` is longer than a turn: the next tick comes after the trampoline is left. */
static void registers_survive(void)
{
    suite_on_tick = SUITE_TICK_YIELDS;
    suite_again = 400 * 1000;
    sweep(rounds);
}

static struct barrier outer, inner;

static uint64_t unwind(void *target, void *status)
{
    machine_unwind(target, (uint32_t)(uint64_t)status);
}

static uint64_t nest(void *target, void *status)
{
    machine_call(&inner, unwind, target, status);
    return 5;
}

static void barriers(uint64_t n)
{
    EXPECT_AT(n, machine_call(&outer, nest, &inner, (void *)3) == 5);
    EXPECT_AT(n, inner.status == 3 && outer.status == 0);
    machine_call(&outer, nest, &outer, (void *)4);
    EXPECT_AT(n, outer.status == 4);
}

static void barriers_hold(void)
{
    suite_on_tick = SUITE_TICK_COUNTS;
    sweep(barriers);
}

/* Whatever ends it, it ends once, and with its own reason or with the tick's. */
static void expect_end(uint64_t n, const char *procedure, uint64_t a, uint64_t b, uint32_t status)
{
    uint32_t found = suite_call3(suite_arena(procedure), a, b, 0).status;
    EXPECT_AT(n, found == status || (found == SUITE_STATUS_FAULT && suite_seen.ticks > 0));
}

static void faults(uint64_t n)
{
    expect_end(n, extension_load, 8, 0, SUITE_STATUS_FAULT + MACHINE_ACCESS);
    expect_end(n, extension_divide, 8, 0, SUITE_STATUS_FAULT + MACHINE_DIVIDE);
    expect_end(n, extension_check, (uint64_t)machine_check_entry(), 0, SUITE_STATUS_CHECK);
    machine_timer(UINT64_MAX);
    EXPECT_AT(n, suite_call3(suite_arena(extension_add), 40, 2, 0).value == 42);
}

static void faults_and_ticks_meet(void)
{
    suite_on_tick = SUITE_TICK_UNWINDS;
    suite_again = 400 * 1000;
    sweep(faults);
}

static void fault_under_a_pending_tick(void)
{
    suite_on_tick = SUITE_TICK_COUNTS;
    sweep(faults);
}

static void captured(void *context, struct machine_registers *registers)
{
    registers->result[0] = registers->general[0] + *(uint64_t *)context;
}

static uint64_t stub_at;

static void stubs(uint64_t n)
{
    struct suite_outcome outcome = suite_call3(stub_at, 4, 0, 0);
    EXPECT_AT(n, outcome.status == 0 && outcome.value == 1004);
    machine_timer(UINT64_MAX);
    size_t left = atomic_load(&machine_pending) != 0;
    EXPECT_AT(n, suite_seen.pendings + left == suite_seen.ticks);
}

static void stubs_lose_nothing(void)
{
    static uint64_t thousand = 1000;
    stub_at = machine_layout()->group[0].text.low + (1 << 20);
    frame_t frame = suite_map(stub_at, 1, MACHINE_READ_EXECUTE);
    machine_stub(machine_frame(frame), stub_at, captured, &thousand);
    machine_code_written(stub_at, MACHINE_STUB);
    suite_on_tick = SUITE_TICK_COUNTS;
    sweep(stubs);
}

/* Arming and disarming are interrupted too: a tick afterwards is one that was asked for. */
static void timers(uint64_t n)
{
    uint64_t deadline = machine_clock() + 300;
    machine_timer(deadline);
    uint64_t last = machine_clock() + 200;
    machine_timer(last);
    while (suite_seen.ticks == 0)
        EXPECT_AT(n, machine_clock() < last + (uint64_t)15000000000);
    machine_timer(UINT64_MAX);
    size_t ticks = suite_seen.ticks;
    uint64_t start = machine_clock();
    while (machine_clock() < start + 2000)
        ;
    EXPECT_AT(n, suite_seen.ticks == ticks);
}

static void timer_is_its_own_matter(void)
{
    suite_on_tick = SUITE_TICK_COUNTS;
    sweep(timers);
}

const struct suite_case sweep_cases[] = {
    {"tick anywhere: loop after an entry is ended", "kernel_tick machine_entry",
     loop_after_an_entry_is_ended},
    {"tick anywhere: pending work is not lost", "machine_entry", pending_work_is_not_lost},
    {"tick anywhere: registers survive", "machine_divert_yield", registers_survive},
    {"tick anywhere: barriers hold", "machine_call machine_unwind", barriers_hold},
    {"tick anywhere: faults and ticks meet", "kernel_fault kernel_tick", faults_and_ticks_meet},
    {"tick anywhere: fault under a pending tick", "kernel_fault", fault_under_a_pending_tick},
    {"tick anywhere: stubs lose nothing", "machine_stub", stubs_lose_nothing},
    {"tick anywhere: timer is its own matter", "machine_timer", timer_is_its_own_matter},
    {NULL, NULL, NULL},
};
