/*
 * Start, stop, layout.
 */
#include "suite.h"

static void boots_once(void)
{
    struct boot boot;
    EXPECT(!machine_boot(SUITE_FRAMES, &boot));
    machine_shutdown();
    EXPECT(!machine_boot(0, &boot));
    EXPECT(machine_boot(64, &boot));
    EXPECT(boot.frames == 64);
    EXPECT(boot.machine != NULL);
}

static void boots_again_and_says_what_is_clean(void)
{
    struct boot boot;
    uintptr_t va = machine_layout()->group[2].data.low;
    for (frame_t i = 0; i < SUITE_FRAMES; i++)
        *(uint64_t *)machine_frame(i) = i + 1;
    suite_map(va, 3, MACHINE_READ_WRITE);
    for (size_t round = 0; round < 5; round++) {
        machine_shutdown();
        machine_shutdown();
        EXPECT_AT(round, machine_boot(SUITE_FRAMES, &boot));
        for (frame_t i = 0; i < SUITE_FRAMES; i++)
            EXPECT_AT(i, !boot.is_clean || *(uint64_t *)machine_frame(i) == 0);
    }
}

static void words_are_cleared(void)
{
    struct boot boot;
    struct barrier barrier;
    machine_barrier = &barrier;
    machine_limit = 99;
    atomic_store(&machine_pending, 3);
    kernel_entry_table[7] = &boot;
    machine_shutdown();
    EXPECT(machine_boot(SUITE_FRAMES, &boot));
    EXPECT(machine_barrier == NULL);
    EXPECT(machine_limit == 0);
    EXPECT(atomic_load(&machine_pending) == 0);
    EXPECT(kernel_entry_table[7] == NULL);
}

/* What is written is compared with what must come out, by the script that runs the suite. */
static void writes(void)
{
    machine_console_write("console: one line", 17);
    machine_console_write("", 0);
    machine_console_write("\n", 1);
}

static bool is_behind(struct range low, struct range high)
{
    return low.low < low.high && low.high <= high.low;
}

static bool are_apart(struct range a, struct range b)
{
    return a.high <= b.low || b.high <= a.low;
}

static void zones_are_apart(void)
{
    const struct layout *layout = machine_layout();
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        const struct zone_group *group = &layout->group[i];
        EXPECT(is_behind(group->text, group->constants));
        EXPECT(is_behind(group->constants, group->data));
        EXPECT(layout->arena.low <= group->text.low && group->data.high <= layout->arena.high);
        EXPECT(group->data.high - group->text.low < (uintptr_t)1 << 31);
        EXPECT(group->text.low % MACHINE_PAGE == 0);
        EXPECT(i == 0 || is_behind(group[-1].data, group->text));
    }
    EXPECT(are_apart(layout->stacks, layout->arena));
    EXPECT(are_apart(layout->kernel, layout->arena));
    EXPECT(are_apart(layout->kernel, layout->stacks));
    EXPECT(layout->heap.low == layout->heap.high || are_apart(layout->heap, layout->arena));
    EXPECT(layout->divert_room > 512);
    uintptr_t entry = (uintptr_t)machine_entry(0), here = (uintptr_t)zones_are_apart;
    EXPECT(entry >= layout->kernel.low && entry < layout->kernel.high);
    EXPECT(here >= layout->kernel.low && here < layout->kernel.high);
}

static void random_bytes_differ(void)
{
    uint64_t a[64] = {0}, b[64] = {0};
    machine_random(a, sizeof a);
    machine_random(b, sizeof b - 1);
    for (size_t i = 0; i < 63; i++)
        EXPECT_AT(i, a[i] != b[i] && a[i] != a[i + 1]);
    EXPECT(b[63] >> 56 == 0);
}

/* machine_stop() has no case that goes on: the script runs the suite once more for it. */
const struct suite_case start_cases[] = {
    {"boots once", "machine_boot machine_stop", boots_once},
    {"boots again and says what is clean", "machine_shutdown", boots_again_and_says_what_is_clean},
    {"words are cleared", "machine_boot", words_are_cleared},
    {"writes to the console", "machine_console_write", writes},
    {"zones are apart", "machine_layout", zones_are_apart},
    {"random bytes differ", "machine_random", random_bytes_differ},
    {NULL, NULL, NULL},
};
