/*
 * The machine contract: one test or more for every procedure of machine.h.
 *
 * CONTRACT(procedure) names what a test covers; the last test reads the header and fails when one
 * of its procedures is not named.  Nothing here knows the hosted machine but the tests of what it
 * takes from Linux and gives back (hosted.c).
 */
#include "arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names of covered procedures end up side by side. */
#define COVERS(procedure)                                                                          \
    static const char *const covers_##procedure __attribute__((section("covered"), used)) =        \
        #procedure
#define CONTRACT(procedure)                                                                        \
    COVERS(procedure);                                                                             \
    Test(machine, procedure, .init = arena_boot, .fini = arena_shutdown, .timeout = 20)

extern const char *const __start_covered[], *const __stop_covered[];

static const uint64_t millisecond = 1000000;

/* ---- Start and stop ---- */

CONTRACT(machine_boot)
{
    struct boot boot;
    cr_assert_not(machine_boot(1024, &boot), "one machine per process");
    machine_shutdown();
    cr_assert_not(machine_boot(0, &boot));
    cr_assert(machine_boot(64 * 1024, &boot));
    cr_assert_eq(boot.frames, 64 * 1024);
    frame_boot(boot.frames);
}

CONTRACT(machine_shutdown)
{
    struct boot boot;
    machine_shutdown();
    machine_shutdown();
    cr_assert(machine_boot(64 * 1024, &boot));
    for (size_t i = 0; i < MACHINE_PAGE; i++)
        cr_assert_eq(((char *)machine_frame(40000))[i], 0);
    frame_boot(boot.frames);
}

COVERS(machine_stop);
Test(machine, machine_stop, .exit_code = 7)
{
    machine_stop(7);
}

CONTRACT(machine_console_write)
{
    int ends[2], saved = dup(STDOUT_FILENO);
    char got[8] = {0};
    cr_assert_eq(pipe(ends), 0);
    dup2(ends[1], STDOUT_FILENO);
    machine_console_write("hello", 5);
    machine_console_write("", 0);
    dup2(saved, STDOUT_FILENO);
    cr_assert_eq(read(ends[0], got, sizeof(got)), 5);
    cr_assert_str_eq(got, "hello");
}

static void expect_behind(struct range low, struct range high)
{
    cr_assert_lt(low.low, low.high);
    cr_assert_leq(low.high, high.low);
}

CONTRACT(machine_layout)
{
    const struct layout *layout = machine_layout();
    for (size_t i = 0; i < MACHINE_GROUPS; i++) {
        const struct zone_group *group = &layout->group[i];
        expect_behind(group->text, group->constants);
        expect_behind(group->constants, group->data);
        cr_assert_leq(layout->arena.low, group->text.low);
        cr_assert_geq(layout->arena.high, group->data.high);
        cr_assert_lt(group->data.high - group->text.low, (uintptr_t)1 << 31);
        if (i > 0)
            expect_behind(group[-1].data, group->text);
    }
    cr_assert(layout->stacks.low >= layout->arena.high || layout->stacks.high <= layout->arena.low);
    cr_assert_gt(layout->divert_room, 512);
    uintptr_t here = (uintptr_t)machine_entry(0);
    cr_assert(here < layout->arena.low || here >= layout->arena.high);
}

/* ---- Time ---- */

CONTRACT(machine_clock)
{
    uint64_t first = machine_clock();
    usleep(2000);
    cr_assert_geq(machine_clock(), first + 2 * millisecond);
}

CONTRACT(machine_processor_time)
{
    uint64_t first = machine_processor_time();
    usleep(20000);
    uint64_t asleep = machine_processor_time() - first;
    cr_assert_lt(asleep, 10 * millisecond);
    arena_run(extension_count, (uint64_t)arena_data, 20000000, 0);
    cr_assert_gt(machine_processor_time() - first, asleep + millisecond);
}

CONTRACT(machine_cycles)
{
    uint64_t first = machine_cycles();
    usleep(1000);
    cr_assert_gt(machine_cycles(), first);
}

COVERS(kernel_tick);
CONTRACT(machine_timer)
{
    uint64_t start = machine_clock();
    machine_timer(start + 5 * millisecond);
    machine_timer(UINT64_MAX);
    usleep(10000);
    cr_assert_eq(sched_statistics()->ticks, 0, "disarmed");
    machine_timer(machine_clock() + 2000 * millisecond);
    machine_timer(machine_clock() + 5 * millisecond);
    while (sched_statistics()->ticks == 0)
        cr_assert_lt(machine_clock(), start + 15000 * millisecond);
    machine_timer(0);
    while (sched_statistics()->ticks == 1)
        cr_assert_lt(machine_clock(), start + 15000 * millisecond);
    usleep(10000);
    cr_assert_eq(sched_statistics()->ticks, 2, "one deadline, one tick");
}

CONTRACT(machine_idle)
{
    atomic_store(&machine_pending, PENDING_TICK);
    machine_idle();
    atomic_store(&machine_pending, 0);
    uint64_t start = machine_clock();
    for (size_t i = 1; i <= 20; i++) {
        machine_timer(machine_clock() + i % 3 * 100000);
        while (sched_statistics()->ticks < i)
            machine_idle();
    }
    cr_assert_lt(machine_clock(), start + 15000 * millisecond);
}

CONTRACT(machine_random)
{
    uint64_t a[64] = {0}, b[64] = {0};
    machine_random(a, sizeof(a));
    machine_random(b, sizeof(b));
    cr_assert_neq(memcmp(a, b, sizeof(a)), 0);
    cr_assert_neq(a[63], 0);
}

/* ---- Contexts ---- */

static struct machine_context first_context, second_context;
static size_t visits;
static uintptr_t entry_alignment;

static void second(void *argument)
{
    entry_alignment = (uintptr_t)__builtin_frame_address(0) % 16;
    for (;;) {
        visits += *(size_t *)argument;
        machine_switch(&second_context, &first_context);
    }
}

static void make_second(size_t *step)
{
    frame_t frames;
    uintptr_t low = machine_layout()->stacks.low + (1 << 20);
    cr_assert(frame_map(low, 16, MACHINE_READ_WRITE, &frames));
    machine_context(&second_context, low, low + 16 * MACHINE_PAGE, second, step);
}

CONTRACT(machine_context)
{
    size_t step = 3;
    make_second(&step);
    machine_switch(&first_context, &second_context);
    cr_assert_eq(visits, 3);
    cr_assert_eq(entry_alignment, 0, "a frame pointer that the calling convention allows");
}

CONTRACT(machine_switch)
{
    size_t step = 1;
    make_second(&step);
    uint32_t control = __builtin_ia32_stmxcsr();
    __builtin_ia32_ldmxcsr(control ^ 0x6000);
    for (size_t i = 0; i < 1000; i++)
        machine_switch(&first_context, &second_context);
    cr_assert_eq(visits, 1000);
    cr_assert_eq(__builtin_ia32_stmxcsr(), control ^ 0x6000, "every context has its own");
    __builtin_ia32_ldmxcsr(control);
}

/* ---- Barriers ---- */

static struct barrier outer, inner;

static uint64_t add(void *a, void *b)
{
    cr_assert_eq(machine_barrier, &outer);
    return (uint64_t)a + (uint64_t)b;
}

CONTRACT(machine_call)
{
    struct barrier *before = machine_barrier;
    outer.status = 99;
    cr_assert_eq(machine_call(&outer, add, (void *)40, (void *)2), 42);
    cr_assert_eq(outer.status, 0);
    cr_assert_eq(machine_barrier, before);
}

static uint64_t unwind(void *target, void *status)
{
    machine_unwind(target, (uint32_t)(uint64_t)status);
}

static uint64_t nest(void *target, void *status)
{
    machine_call(&inner, unwind, target, status);
    return 1;
}

CONTRACT(machine_unwind)
{
    volatile uint64_t kept = 0x1234;
    machine_call(&outer, nest, &inner, (void *)5);
    cr_assert_eq(inner.status, 5);
    cr_assert_eq(outer.status, 0);
    machine_call(&outer, nest, &outer, (void *)6);
    cr_assert_eq(outer.status, 6);
    cr_assert_null(machine_barrier);
    cr_assert_eq(kept, 0x1234);
}

static double mixed(uint64_t a, double x, uint64_t b, double y, uint64_t c, uint64_t d, uint64_t e,
                    uint64_t f, double z1, double z2, double z3, double z4, double z5, double z6)
{
    return (double)(a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f) + x + 2 * y + z1 + z2 + z3 + z4 +
           z5 + 8 * z6;
}

CONTRACT(machine_invoke)
{
    struct machine_registers registers = {.general = {1, 2, 3, 4, 5, 6},
                                          .vector = {1, 2, 3, 4, 5, 6, 7, 8}};
    machine_invoke((void *)(uintptr_t)mixed, &registers);
    cr_assert_eq(registers.vector_result[0], mixed(1, 1, 2, 2, 3, 4, 5, 6, 3, 4, 5, 6, 7, 8));
    struct outcome outcome = {.registers = {.general = {5}, .vector = {1.5, 4}}};
    struct strand *strand = arena_spawn(extension_scale, 0, 0, &outcome);
    outcome.registers = (struct machine_registers){.general = {5}, .vector = {1.5, 4}};
    cr_assert(sched_run(strand));
    strand_free(strand);
    cr_assert_eq(outcome.registers.vector_result[0], 11);
}

/* ---- Calls between kernel and arena ---- */

static double entered(uint64_t a, double x, uint64_t b, uint64_t c, uint64_t d, uint64_t e,
                      uint64_t f)
{
    return (double)(a * 100000 + b * 10000 + c * 1000 + d * 100 + e * 10 + f) + x;
}

CONTRACT(machine_entry)
{
    double (*thunk)(uint64_t, double, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);
    kernel_entry_table[MACHINE_ENTRIES - 1] = (void *)(uintptr_t)entered;
    void *address = machine_entry(MACHINE_ENTRIES - 1);
    memcpy(&thunk, &address, sizeof(thunk));
    cr_assert_eq(thunk(1, 0.5, 2, 3, 4, 5, 6), 123456.5);
    cr_assert_neq(machine_entry(0), machine_entry(1));
    kernel_entry_table[MACHINE_ENTRIES - 1] = NULL;
}

COVERS(kernel_check);
CONTRACT(machine_check_entry)
{
    struct outcome outcome = arena_run(extension_check, (uint64_t)machine_check_entry(), 1, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_BOUNDS);
    cr_assert_eq(fault_report()->operand[0], 7);
    cr_assert_eq(fault_report()->operand[1], 9);
}

/* Puts code for `slot` at the end of the extension text and calls it there. */
static uint64_t call_trampoline(void *const *slot, uint64_t a, uint64_t b)
{
    uintptr_t va = machine_layout()->group[0].text.low + (1 << 20);
    frame_t frame;
    cr_assert(frame_map(va, 1, MACHINE_READ_EXECUTE, &frame));
    size_t size = machine_trampoline(machine_frame(frame), va, slot);
    cr_assert_leq(size, MACHINE_TRAMPOLINE);
    machine_code_written(va, size);
    return arena_run(extension_call, va, a, b).value - 1;
}

CONTRACT(machine_trampoline)
{
    arena_data[0] = ARENA(extension_add);
    cr_assert_eq(call_trampoline((void *const *)arena_data, 3, 4), 7);
    void **far = malloc(sizeof(void *));
    *far = arena_address(extension_add);
    cr_assert_eq(call_trampoline(far, 30, 4), 34);
    free(far);
}

static void captured(void *context, struct machine_registers *registers)
{
    registers->result[0] =
        registers->general[0] * 10 + registers->general[1] + *(uint64_t *)context;
    registers->vector_result[0] = registers->vector[0];
}

CONTRACT(machine_stub)
{
    uint64_t thousand = 1000;
    uintptr_t va = machine_layout()->group[0].text.low + (1 << 20);
    frame_t frame;
    cr_assert(frame_map(va, 1, MACHINE_READ_EXECUTE, &frame));
    cr_assert_leq(machine_stub(machine_frame(frame), va, captured, &thousand), MACHINE_STUB);
    cr_assert_eq(arena_run(extension_call, va, 3, 4).value, 1035);
    struct outcome outcome = arena_run(extension_recurse_call, va, 0, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_STACK, "a stub looks at the stack as an entry does");
}

/* ---- Interruptions ---- */

COVERS(kernel_yield);
COVERS(kernel_pending);
CONTRACT(machine_divert_yield)
{
    struct outcome outcome, other;
    sched_slice_set(millisecond);
    struct strand *strand = arena_spawn(extension_vectors, 2000000, 99, &outcome);
    struct strand *second_strand =
        arena_spawn(extension_count, (uint64_t)arena_data, 3000000, &other);
    cr_assert(sched_run(NULL));
    cr_assert_gt(sched_statistics()->preemptions, 1);
    cr_assert_eq(outcome.value, 0);
    strand_free(strand);
    strand_free(second_strand);
}

COVERS(kernel_fault);
CONTRACT(machine_divert_unwind)
{
    struct barrier *before = machine_barrier;
    cr_assert_eq(arena_run(extension_load, 0, 0, 0).kind, SPIN_FAULT_MEMORY);
    cr_assert_eq(machine_barrier, before);
    cr_assert_eq(arena_run_limited(extension_spin, 0, 0, millisecond).kind, SPIN_FAULT_TIME);
}

static uintptr_t return_address;

static uint64_t note_caller(uint64_t a)
{
    return_address = entry_caller();
    return a;
}

COVERS(machine_backtrace);
CONTRACT(machine_backtrace_from)
{
    void *entry = entry_create((void *)(uintptr_t)note_caller);
    arena_run(extension_call, (uint64_t)entry, 1, 0);
    cr_assert_gt(return_address, ARENA(extension_call));
    cr_assert_lt(return_address, ARENA(extension_call_forever));
    /* A chain that leaves the stack, turns back, or is not aligned ends. */
    uintptr_t pc[8], frames[8] = {0};
    struct range stack = {(uintptr_t)frames, (uintptr_t)(frames + 8)};
    frames[0] = (uintptr_t)&frames[2], frames[1] = 11;
    frames[2] = (uintptr_t)&frames[4], frames[3] = 22;
    frames[4] = (uintptr_t)&frames[2], frames[5] = 33;
    cr_assert_eq(machine_backtrace_from((uintptr_t)frames, &stack, pc, 8), 3);
    cr_assert(pc[0] == 11 && pc[1] == 22 && pc[2] == 33);
    cr_assert_eq(machine_backtrace_from((uintptr_t)frames, &stack, pc, 2), 2);
    frames[2] = (uintptr_t)&frames[4] + 1;
    cr_assert_eq(machine_backtrace_from((uintptr_t)frames, &stack, pc, 8), 2);
    frames[2] = (uintptr_t)&frames[7];
    cr_assert_eq(machine_backtrace_from((uintptr_t)frames, &stack, pc, 8), 2);
    cr_assert_eq(machine_backtrace_from(0, &stack, pc, 8), 0);
}

COVERS(kernel_overflow);
Test(machine, kernel_overflow, .init = arena_boot, .fini = arena_shutdown)
{
    void *entry = entry_create((void *)(uintptr_t)note_caller);
    struct outcome outcome = arena_run(extension_recurse_call, (uint64_t)entry, 0, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_STACK);
    cr_assert_eq(fault_report()->address, 0, "found by the entry, not by a page fault");
}

/* ---- Memory ---- */

CONTRACT(machine_frame)
{
    frame_t a, b;
    cr_assert(frame_take(1, &a) && frame_take(1, &b));
    memset(machine_frame(a), 1, MACHINE_PAGE);
    memset(machine_frame(b), 2, MACHINE_PAGE);
    cr_assert_eq(((char *)machine_frame(a))[MACHINE_PAGE - 1], 1);
    cr_assert_eq((char *)machine_frame(b) - (char *)machine_frame(a),
                 MACHINE_PAGE * ((ptrdiff_t)b - (ptrdiff_t)a));
    cr_assert_eq(machine_frame(a), machine_frame(a));
}

CONTRACT(machine_map)
{
    uintptr_t va = machine_layout()->group[1].data.low;
    frame_t frames[4] = {2000, 2001, 1999, 2000};
    for (frame_t i = 1999; i <= 2001; i++)
        *(uint64_t *)machine_frame(i) = i;
    cr_assert(machine_map(va, frames, 4, MACHINE_READ_WRITE));
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(*(uint64_t *)(va + i * MACHINE_PAGE), frames[i]);
    *(volatile uint64_t *)va = 7;
    cr_assert_eq(*(volatile uint64_t *)(va + 3 * MACHINE_PAGE), 7, "the same frame");
    cr_assert(machine_map(va, frames, 1, MACHINE_READ));
    cr_assert_eq(arena_run(extension_store, va, 1, 0).kind, SPIN_FAULT_MEMORY);
    cr_assert_eq(arena_run(extension_load, va, 0, 0).value, 7);
    cr_assert_eq(arena_run(extension_jump, va, 0, 0).kind, SPIN_FAULT_DEAD,
                 "readable is not executable");
    cr_assert_eq(arena_run(extension_jump, va + MACHINE_PAGE, 0, 0).kind, SPIN_FAULT_DEAD);
    cr_assert_not(machine_map(machine_layout()->stacks.high, frames, 1, MACHINE_READ));
    cr_assert_not(machine_map(va + 1, frames, 1, MACHINE_READ));
    cr_assert_not(machine_map((uintptr_t)frames & ~(uintptr_t)4095, frames, 1, MACHINE_READ));
    frame_t beyond = 64 * 1024;
    cr_assert_not(machine_map(va, &beyond, 1, MACHINE_READ));
}

CONTRACT(machine_unmap)
{
    uintptr_t va = machine_layout()->group[1].data.low;
    frame_t frames[2] = {2000, 2001};
    cr_assert(machine_map(va, frames, 2, MACHINE_READ_WRITE));
    machine_unmap(va, 1);
    cr_assert_eq(arena_run(extension_load, va, 0, 0).kind, SPIN_FAULT_MEMORY);
    cr_assert_eq(arena_run(extension_load, va + MACHINE_PAGE, 0, 0).kind, SPIN_FAULT_NONE);
    machine_unmap(va, 2);
    machine_unmap(va, 2);
    cr_assert_eq(arena_run(extension_load, va + MACHINE_PAGE, 0, 0).kind, SPIN_FAULT_MEMORY);
}

CONTRACT(machine_code_written)
{
    uintptr_t va = machine_layout()->group[0].text.low + (1 << 20);
    frame_t frame;
    cr_assert(frame_map(va, 1, MACHINE_READ_EXECUTE, &frame));
    for (uint8_t i = 0; i < 100; i++) {
        uint8_t code[] = {0xb8, i, 0, 0, 0, 0xc3}; /* mov $i, %eax; ret */
        memcpy(machine_frame(frame), code, sizeof(code));
        machine_code_written(va, sizeof(code));
        cr_assert_eq(arena_run(extension_call, va, 0, 0).value, i + 1);
    }
}

COVERS(machine_code_forgotten);
CONTRACT(machine_code_named)
{
    static const char object[] = "not an object, but a debugger is not asked";
    void *a = machine_code_named(object, sizeof(object));
    void *b = machine_code_named(object, sizeof(object));
    cr_assert(a != NULL && b != NULL && a != b);
    machine_code_forgotten(a);
    machine_code_forgotten(NULL);
}

/* ---- Devices ---- */

COVERS(machine_device_size);
COVERS(machine_device_read);
COVERS(machine_device_close);
CONTRACT(machine_device_open)
{
    char name[] = "/tmp/spindle-device-XXXXXX", buffer[16] = {0};
    int file = mkstemp(name);
    cr_assert_eq(write(file, "0123456789", 10), 10);
    close(file);
    struct device *device = machine_device_open(name);
    cr_assert_not_null(device);
    cr_assert_eq(machine_device_size(device), 10);
    cr_assert_eq(machine_device_read(device, 4, buffer, sizeof(buffer)), 6);
    cr_assert_str_eq(buffer, "456789");
    cr_assert_eq(machine_device_read(device, 10, buffer, 1), 0);
    cr_assert_eq(machine_device_read(device, UINT64_MAX, buffer, 1), -1);
    machine_device_close(device);
    unlink(name);
    cr_assert_null(machine_device_open(name));
    cr_assert_null(machine_device_open("/tmp"));
    cr_assert_null(machine_device_open("/dev/null"));
    cr_assert_eq(mkfifo(name, 0600), 0);
    cr_assert_null(machine_device_open(name), "and it does not wait for a writer");
    unlink(name);
}

/* ---- Nothing is forgotten ---- */

static bool is_covered(const char *name)
{
    for (const char *const *covered = __start_covered; covered < __stop_covered; covered++)
        if (strcmp(*covered, name) == 0)
            return true;
    return false;
}

/* The header without its comments. */
static char *read_header(void)
{
    char *text = calloc(1, 1 << 16);
    FILE *file = fopen(MACHINE_HEADER, "r");
    cr_assert_not_null(file, "%s", MACHINE_HEADER);
    cr_assert_gt(fread(text, 1, (1 << 16) - 1, file), 1000);
    fclose(file);
    for (char *start; (start = strstr(text, "/*")) != NULL;) {
        char *end = strstr(start, "*/");
        memset(start, ' ', (size_t)(end + 2 - start));
    }
    return text;
}

Test(machine, every_procedure_has_a_test)
{
    char *text = read_header();
    size_t found = 0;
    for (char *open = strchr(text, '('); open != NULL; open = strchr(open + 1, '(')) {
        char *start = open;
        while (start > text && (start[-1] == '_' || (start[-1] >= 'a' && start[-1] <= 'z')))
            start--;
        if (strncmp(start, "machine_", 8) != 0 && strncmp(start, "kernel_", 7) != 0)
            continue;
        *open = '\0';
        found++;
        cr_expect(is_covered(start), "%s has no test", start);
        *open = '(';
    }
    cr_assert_geq(found, 36);
    free(text);
}
