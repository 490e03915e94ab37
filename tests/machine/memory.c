/*
 * Frames, mappings, code.
 */
#include "suite.h"

#include <string.h>

static struct suite_outcome run(const char *procedure, uint64_t a, uint64_t b)
{
    return suite_call3(suite_arena(procedure), a, b, 0);
}

static const uint32_t no_access = SUITE_STATUS_FAULT + MACHINE_ACCESS;

static void frames_are_neighbours(void)
{
    frame_t a = suite_frame(), b = suite_frame();
    memset(machine_frame(a), 1, MACHINE_PAGE);
    memset(machine_frame(b), 2, MACHINE_PAGE);
    EXPECT(((char *)machine_frame(a))[MACHINE_PAGE - 1] == 1);
    EXPECT((char *)machine_frame(b) - (char *)machine_frame(a) == MACHINE_PAGE);
    EXPECT((char *)machine_frame(SUITE_FRAMES - 1) - (char *)machine_frame(0) ==
           (SUITE_FRAMES - 1) * MACHINE_PAGE);
    memcpy(machine_frame(a), extension_start, 64);
    EXPECT(run(extension_jump, (uint64_t)machine_frame(a), 0).status == no_access);
}

static void mappings_show_their_frames(void)
{
    uintptr_t va = machine_layout()->group[1].data.low;
    frame_t frames[4] = {2000, 2001, 1999, 2000};
    for (frame_t i = 1999; i <= 2001; i++)
        *(uint64_t *)machine_frame(i) = i;
    EXPECT(machine_map(va, frames, 4, MACHINE_READ_WRITE));
    for (size_t i = 0; i < 4; i++)
        EXPECT_AT(i, *(volatile uint64_t *)(va + i * MACHINE_PAGE) == frames[i]);
    *(volatile uint64_t *)va = 7;
    EXPECT(*(volatile uint64_t *)(va + 3 * MACHINE_PAGE) == 7);
    EXPECT(*(volatile uint64_t *)machine_frame(2000) == 7);
    EXPECT(machine_map(va, &frames[1], 1, MACHINE_READ_WRITE)); /* replaces */
    EXPECT(*(volatile uint64_t *)va == 2001);
}

/* Each protection against each use. */
static void protection_holds(void)
{
    static const struct {
        enum machine_prot prot;
        bool write, execute;
    } rows[] = {
        {MACHINE_READ, false, false},
        {MACHINE_READ_WRITE, true, false},
        {MACHINE_READ_EXECUTE, false, true},
        {MACHINE_READ, false, false},
    };
    uintptr_t va = machine_layout()->group[1].text.low;
    frame_t frame = suite_frame();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *(uint8_t *)machine_frame(frame) = 0xc3; /* ret */
        EXPECT(machine_map(va, &frame, 1, rows[i].prot));
        machine_code_written(va, 1);
        EXPECT_AT(i, (uint8_t)run(extension_load, va, 0).value == 0xc3);
        EXPECT_AT(i, run(extension_jump, va, 0).status == (rows[i].execute ? 0 : no_access));
        EXPECT_AT(i, run(extension_store, va, 5).status == (rows[i].write ? 0 : no_access));
        EXPECT_AT(i, *(uint8_t *)machine_frame(frame) == (rows[i].write ? 5 : 0xc3));
    }
}

static void what_is_not_in_a_zone_is_refused(void)
{
    const struct layout *layout = machine_layout();
    uintptr_t va = layout->group[1].data.low;
    frame_t frames[2] = {20, SUITE_FRAMES};
    EXPECT(!machine_map(layout->stacks.high, frames, 1, MACHINE_READ));
    EXPECT(!machine_map(layout->stacks.high - MACHINE_PAGE, frames, 2, MACHINE_READ));
    EXPECT(!machine_map(va + 1, frames, 1, MACHINE_READ));
    EXPECT(!machine_map((uintptr_t)frames & ~(uintptr_t)4095, frames, 1, MACHINE_READ));
    EXPECT(!machine_map(0, frames, 1, MACHINE_READ));
    EXPECT(!machine_map(layout->kernel.low & ~(uintptr_t)4095, frames, 1, MACHINE_READ_WRITE));
    EXPECT(!machine_map(va, frames, 2, MACHINE_READ)); /* no such frame */
    EXPECT(run(extension_load, va, 0).status == no_access);
    EXPECT(!machine_map(va, &frames[1], 1, MACHINE_READ));
}

static void unmapped_is_inaccessible(void)
{
    uintptr_t va = machine_layout()->group[1].data.low;
    frame_t frames[2] = {2000, 2001};
    EXPECT(machine_map(va, frames, 2, MACHINE_READ_WRITE));
    EXPECT(run(extension_load, va, 0).status == 0);
    machine_unmap(va, 1);
    EXPECT(run(extension_load, va, 0).status == no_access);
    EXPECT(run(extension_load, va + MACHINE_PAGE, 0).status == 0);
    machine_unmap(va, 2);
    machine_unmap(va, 2);
    machine_unmap(va + (1 << 22), 1000);
    EXPECT(run(extension_load, va + MACHINE_PAGE, 0).status == no_access);
}

/* The ends of every zone, then all of it is gone with the machine. */
static void zones_are_whole(void)
{
    const struct layout *layout = machine_layout();
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        const struct range *zones = &layout->group[i].text;
        for (size_t zone = 0; zone < 3; zone++) {
            uintptr_t last = zones[zone].high - MACHINE_PAGE;
            suite_map(last, 1, MACHINE_READ_WRITE);
            EXPECT_AT(i, run(extension_store, last + MACHINE_PAGE - 8, 1).status == 0);
        }
    }
    suite_map(layout->stacks.high - MACHINE_PAGE, 1, MACHINE_READ_WRITE);
    EXPECT(run(extension_store, layout->stacks.high - 8, 1).status == 0);
}

static void new_code_runs(void)
{
    uintptr_t va = machine_layout()->group[0].text.low + (1 << 20);
    frame_t frame = suite_map(va, 1, MACHINE_READ_EXECUTE);
    for (uint8_t i = 0; i < 100; i++) {
        uint8_t code[] = {0xb8, i, 0, 0, 0, 0xc3}; /* mov $i, %eax; ret */
        memcpy(machine_frame(frame), code, sizeof code);
        machine_code_written(va, sizeof code);
        EXPECT_AT(i, suite_call3(va, 0, 0, 0).value == i);
    }
}

static void keep_copy(void *copy, void *context)
{
    *(char **)context = copy;
}

static void code_has_a_name_or_none(void)
{
    static const char object[] = "not an object, but a debugger is not asked";
    char *copy = NULL;
    void *a = machine_code_named(object, sizeof object, keep_copy, &copy);
    EXPECT(a == NULL || (copy != object && memcmp(copy, object, sizeof object) == 0));
    void *b = machine_code_named(object, sizeof object, keep_copy, &copy);
    EXPECT(a == NULL || a != b);
    machine_code_forgotten(a);
    machine_code_forgotten(NULL);
    machine_code_forgotten(b);
}

const struct suite_case memory_cases[] = {
    {"frames are neighbours", "machine_frame", frames_are_neighbours},
    {"mappings show their frames", "machine_map machine_frame", mappings_show_their_frames},
    {"protection holds", "machine_map", protection_holds},
    {"what is not in a zone is refused", "machine_map", what_is_not_in_a_zone_is_refused},
    {"unmapped is inaccessible", "machine_unmap", unmapped_is_inaccessible},
    {"zones are whole", "machine_map", zones_are_whole},
    {"new code runs", "machine_code_written", new_code_runs},
    {"code has a name or none", "machine_code_named machine_code_forgotten",
     code_has_a_name_or_none},
    {NULL, NULL, NULL},
};
