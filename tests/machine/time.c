/*
 * Clock, timer, idle.
 */
#include "suite.h"

static const uint64_t millisecond = 1000 * 1000;
static const uint64_t patience = (uint64_t)15 * 1000 * 1000 * 1000;

static void wait(uint64_t nanoseconds)
{
    uint64_t start = machine_clock();
    while (machine_clock() - start < nanoseconds)
        ;
}

static bool comes(size_t ticks)
{
    uint64_t start = machine_clock();
    while (suite_seen.ticks < ticks)
        if (machine_clock() - start > patience)
            return false;
    return true;
}

static void clock_goes_on(void)
{
    uint64_t before = machine_clock();
    for (size_t i = 0; i < 10000; i++) {
        uint64_t now = machine_clock();
        EXPECT_AT(i, now >= before);
        before = now;
    }
    uint64_t cycles = machine_cycles();
    wait(millisecond);
    EXPECT(machine_clock() > before);
    EXPECT(machine_cycles() > cycles);
}

static void processor_time_goes_on(void)
{
    uint64_t first = machine_processor_time(), start = machine_clock();
    while (machine_processor_time() < first + millisecond)
        EXPECT(machine_clock() - start < patience);
    EXPECT(machine_clock() - start >= millisecond / 2);
}

static void one_deadline_one_tick(void)
{
    uint64_t deadline = machine_clock() + 3 * millisecond;
    machine_timer(deadline);
    EXPECT(comes(1));
    EXPECT(suite_seen.tick_clock >= deadline);
    wait(10 * millisecond);
    EXPECT(suite_seen.ticks == 1);
}

static void no_tick_when_disarmed(void)
{
    for (uint64_t i = 0; i < 100; i++) {
        size_t before = suite_seen.ticks;
        machine_timer(machine_clock() + i * 500);
        machine_timer(UINT64_MAX);
        size_t ticks = suite_seen.ticks;
        EXPECT_AT(i, ticks <= before + 1);
        wait(100 * 1000);
        EXPECT_AT(i, suite_seen.ticks == ticks);
    }
}

static void the_last_deadline_counts(void)
{
    machine_timer(machine_clock() + 2000 * millisecond);
    uint64_t deadline = machine_clock() + 2 * millisecond;
    machine_timer(deadline);
    EXPECT(comes(1));
    EXPECT(suite_seen.tick_clock >= deadline);
    machine_timer(machine_clock() + 2 * millisecond);
    machine_timer(machine_clock() + 2000 * millisecond);
    wait(20 * millisecond);
    EXPECT(suite_seen.ticks == 1);
}

static void past_deadlines_come_at_once(void)
{
    machine_timer(0);
    EXPECT(comes(1));
    machine_timer(machine_clock());
    EXPECT(comes(2));
    machine_timer(1);
    EXPECT(comes(3));
    wait(millisecond);
    EXPECT(suite_seen.ticks == 3);
}

/* Further away than any counter of a machine reaches; and it may not come early. */
static void far_deadlines_wait(void)
{
    const uint64_t far[] = {(uint64_t)5 << 30, (uint64_t)1 << 33, (uint64_t)1 << 40,
                            (uint64_t)1 << 60, UINT64_MAX - 1};
    for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
        machine_timer(far[i] > UINT64_MAX / 2 ? far[i] : machine_clock() + far[i]);
        wait(2 * millisecond);
        EXPECT_AT(i, suite_seen.ticks == 0);
    }
    machine_timer(machine_clock() + millisecond);
    EXPECT(comes(1));
}

static void no_tick_is_early(void)
{
    for (uint64_t i = 0; i < 200; i++) {
        uint64_t deadline = machine_clock() + i * 777;
        machine_timer(deadline);
        EXPECT_AT(i, comes(i + 1));
        EXPECT_AT(i, suite_seen.tick_clock >= deadline);
    }
}

static void idle_returns_when_work_is_pending(void)
{
    atomic_store(&machine_pending, 1);
    machine_idle();
    EXPECT(suite_seen.ticks == 0);
}

/* The deadline comes before, in and after the look at machine_pending: waking up is never lost. */
static void idle_loses_no_tick(void)
{
    for (uint64_t i = 1; i <= 400; i++) {
        atomic_store(&machine_pending, 0);
        machine_timer(machine_clock() + i * 3);
        while (atomic_load(&machine_pending) == 0)
            machine_idle();
        EXPECT_AT(i, suite_seen.ticks == i);
    }
}

const struct suite_case time_cases[] = {
    {"clock goes on", "machine_clock machine_cycles", clock_goes_on},
    {"processor time goes on", "machine_processor_time", processor_time_goes_on},
    {"one deadline, one tick", "machine_timer kernel_tick", one_deadline_one_tick},
    {"no tick when disarmed", "machine_timer", no_tick_when_disarmed},
    {"the last deadline counts", "machine_timer", the_last_deadline_counts},
    {"past deadlines come at once", "machine_timer", past_deadlines_come_at_once},
    {"far deadlines wait", "machine_timer", far_deadlines_wait},
    {"no tick is early", "machine_timer machine_clock", no_tick_is_early},
    {"idle returns when work is pending", "machine_idle", idle_returns_when_work_is_pending},
    {"idle loses no tick", "machine_idle", idle_loses_no_tick},
    {NULL, NULL, NULL},
};
