/*
 * Shares of the processor, beside strands that sleep.  The machine's clock counts instructions, so times are
 * what they are and nothing else on the host shortens them.
 *
 * Two strands spin.  Whoever wakes beside them may have the processor when it is its turn, or at once when its
 * priority is higher; it never makes a slice end early, and leaves to each of the two the same.
 */
#include "kernel/arena.h"

#define TEST(name) Test(share, name, .init = boot, .fini = arena_shutdown, .timeout = 60)

enum { SLICE = 1000 * 1000, WAKES = 60 };

static struct strand *spinners[2];
static struct outcome outcomes[2];
static size_t changes; /* of the one that the processor was taken from */

static void boot(void)
{
    arena_boot();
    sched_slice_set(SLICE);
    for (size_t i = 0; i < 2; i++)
        spinners[i] = arena_spawn(extension_spin, 0, 0, &outcomes[i]);
}

/* How long one wakes for, and how long it sleeps. */
struct rhythm {
    uint32_t priority;
    uint64_t runs, sleeps;
};

static void wake_often(void *argument)
{
    const struct rhythm *rhythm = argument;
    const struct strand *last = NULL;
    changes = 0;
    for (size_t i = 0; i < WAKES; i++) {
        uint64_t until = machine_clock() + rhythm->runs;
        const struct strand *first = sched.ready[STRAND_PRIORITY].first;
        changes += first != last;
        last = first;
        while (machine_clock() < until)
            ;
        strand_sleep(machine_clock() + rhythm->sleeps);
    }
}

/* Runs one that wakes beside the two. */
static void run(struct rhythm rhythm)
{
    struct strand *strand = strand_create(&(struct strand_plan){
        .name = "sleeper", .procedure = wake_often, .argument = &rhythm, .is_held = true});
    strand_priority_set(strand, rhythm.priority);
    strand_start(strand);
    cr_assert(sched_run(strand));
    strand_free(strand);
}

static void end(void)
{
    for (size_t i = 0; i < 2; i++) {
        strand_kill(spinners[i], SPIN_FAULT_KILLED);
        cr_assert(sched_run(spinners[i]));
        strand_free(spinners[i]);
    }
}

static void expect_equal_shares(void)
{
    uint64_t a = strand_time(spinners[0]), b = strand_time(spinners[1]);
    uint64_t most = a > b ? a : b, least = a > b ? b : a;
    cr_assert_leq(most - least, most / 20 + SLICE, "%lu and %lu", a, b);
}

/* Each had whole slices only, but for the last. */
static void expect_whole_slices(void)
{
    for (size_t i = 0; i < 2; i++) {
        uint64_t time = strand_time(spinners[i]), slices = spinners[i]->counts.switches;
        cr_assert_geq(time + SLICE, slices * SLICE * 19 / 20, "%lu in %lu", time, slices);
        cr_assert_leq(time, slices * SLICE * 21 / 20, "%lu in %lu", time, slices);
    }
}

TEST(sleepers_of_the_same_priority_wait_for_a_slice)
{
    run((struct rhythm){STRAND_PRIORITY, 1000, SLICE / 10});
    expect_whole_slices();
    expect_equal_shares();
    end();
}

/* What it leaves of its slice is not the next one's: that would be the same one every time. */
TEST(nobody_gets_the_rest_of_another_slice)
{
    run((struct rhythm){STRAND_PRIORITY, SLICE * 9 / 10, SLICE / 20});
    expect_whole_slices();
    expect_equal_shares();
    end();
}

/* Whom a higher priority interrupts goes on where it was. */
TEST(higher_priorities_interrupt_and_end_nothing)
{
    run((struct rhythm){STRAND_PRIORITY + 1, SLICE / 50, SLICE * 3 / 10});
    uint64_t time = strand_time(spinners[0]) + strand_time(spinners[1]);
    cr_assert_gt(spinners[0]->counts.switches + spinners[1]->counts.switches, WAKES);
    cr_assert_leq(changes, time / SLICE + 2);
    cr_assert_geq(changes + 3, time / SLICE * 19 / 20);
    expect_equal_shares();
    end();
}

TEST(lower_priorities_do_not_matter)
{
    struct strand *low = strand_create(&(struct strand_plan){
        .name = "low", .procedure = wake_often, .is_held = true,
        .argument = &(struct rhythm){0, 1000, SLICE / 10}});
    strand_priority_set(low, STRAND_PRIORITY - 1);
    strand_start(low);
    run((struct rhythm){STRAND_PRIORITY, 1000, SLICE * 7 / 3});
    expect_whole_slices();
    expect_equal_shares();
    strand_kill(low, SPIN_FAULT_KILLED);
    end();
    cr_assert(sched_run(low));
    strand_free(low);
}
