/*
 * The kernel's parts, and the whole of it, with a tick at every instruction (tick.h).
 */
#include "domain/modules.h"
#include "event.h"
#include "kernel/arena.h"
#include "tick.h"

static size_t *turns;

/* All of it, or every so many instructions of it. */
static void sweep(void (*scenario)(size_t n), size_t least)
{
    cr_assert_gt(unit_step * tick_sweep(&(struct tick_sweep){.scenario = scenario}), least);
}

/* ---- Parts of the kernel: entries, activations, faults ---- */

static void parts_boot(void)
{
    arena_boot();
    sched_slice_set(tick_never);
}

#define PARTS(name) Test(sweep, name, .init = parts_boot, .fini = arena_shutdown)

static uint64_t entry;

static uint64_t nothing(uint64_t a)
{
    return a;
}

static void call_entry(size_t n)
{
    struct outcome outcome = arena_run(extension_call, entry, 5, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE, "position %zu", n);
    cr_assert_eq(outcome.value, 6, "position %zu", n);
}

PARTS(kernel_entry_and_exit)
{
    entry = (uint64_t)entry_create((void *)(uintptr_t)nothing);
    turns = tick_spawn_other();
    sweep(call_entry, 100);
    cr_assert_gt(unit_step * *turns, 10);
}

/* ---- The timer ---- */

/* Long enough for a tick that comes again, in a millisecond. */
enum { SHORT = 20 * 1000, LONG = 65 * SHORT };

static void sleep_long(void *argument)
{
    (void)argument;
    (void)strand_sleep(machine_clock() + LONG);
}

static struct strand *sleeper, *loops[2];
static struct outcome outcomes[2];

/* Two loops that only ticks keep apart, and one that goes to sleep for longer than their slices. */
static void make_strands(void)
{
    sleeper = strand_create(&(struct strand_plan){.name = "sleeper", .procedure = sleep_long});
    for (size_t i = 0; i < 2; i++)
        loops[i] = arena_spawn(extension_spin, 0, 0, &outcomes[i]);
}

static void go_to_sleep(size_t n)
{
    cr_assert(sched_run(sleeper), "position %zu", n);
    uint64_t had = loops[0]->counts.switches + loops[1]->counts.switches;
    cr_assert_gt(had, 8, "position %zu: %lu turns", n, had);
    for (size_t i = 0; i < 2; i++) {
        strand_kill(loops[i], SPIN_FAULT_KILLED);
        cr_assert(sched_run(loops[i]), "position %zu", n);
        strand_free(loops[i]);
    }
    strand_free(sleeper);
}

/* A tick while the timer is set does not take the next one away. */
PARTS(timer_that_is_set)
{
    const struct tick_sweep sleep = {
        .prepare = make_strands, .scenario = go_to_sleep, .most = 1100};
    sched_slice_set(SHORT);
    cr_assert_gt(unit_step * tick_sweep(&sleep), 1000);
}

/* ---- The scheduler itself ---- */

static void forget_scheduler(void)
{
    sched = (struct sched){.current = NULL};
}

/* A tick from before finds nobody, or somebody half made. */
static void boot_scheduler(size_t n)
{
    sched_boot();
    cr_assert(sched.current == sched.host && sched.base == sched.host, "position %zu", n);
    sched_slice_set(tick_never);
    cr_assert_eq(arena_run(extension_add, 40, 2, 0).value, 42, "position %zu", n);
}

PARTS(scheduler_that_is_set_up)
{
    const struct tick_sweep boot = {.prepare = forget_scheduler, .scenario = boot_scheduler};
    cr_assert_gt(unit_step * tick_sweep(&boot), 200);
}

static const char *inner_procedure;

static uint64_t inner(uint64_t a)
{
    struct machine_registers registers = {.general = {a, 1}};
    enum spin_fault_kind kind = activation_call(&(struct activation_plan){DOMAIN_B, tick_never},
                                                arena_address(inner_procedure), &registers);
    if (kind != SPIN_FAULT_NONE && fault_is_outward())
        fault_continue();
    return kind != SPIN_FAULT_NONE ? 100 + kind : registers.result[0];
}

static uint64_t expected;

static void call_activation(size_t n)
{
    struct outcome outcome = arena_run(extension_call, entry, 5, 0);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE, "position %zu", n);
    cr_assert_eq(outcome.value, expected, "position %zu", n);
}

static void over_activation(const char *procedure, uint64_t value)
{
    entry = (uint64_t)entry_create((void *)(uintptr_t)inner);
    inner_procedure = procedure;
    expected = value + 1;
    turns = tick_spawn_other();
    sweep(call_activation, 200);
}

PARTS(activation)
{
    over_activation(extension_add, 6);
}

PARTS(activation_that_faults)
{
    over_activation(extension_b_load, 100 + SPIN_FAULT_MEMORY);
}

PARTS(activation_that_comes_to_no_return)
{
    over_activation(extension_undefined, 100 + SPIN_FAULT_RETURN);
}

/* Only the tick ends these: it may come anywhere. */
static void end_loop(size_t n)
{
    struct outcome outcome;
    struct strand *strand = arena_spawn(extension_call_once, entry, 5, &outcome);
    cr_assert(sched_run(strand), "position %zu", n);
    strand_free(strand);
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED, "position %zu", n);
}

static void over_loop(uint64_t (*procedure)(uint64_t), const char *inside)
{
    inner_procedure = inside;
    entry = (uint64_t)entry_create((void *)(uintptr_t)procedure);
    const struct tick_sweep loop = {.scenario = end_loop, .most = TICK_FOREVER, .stops = true};
    cr_assert_geq(unit_step * tick_sweep(&loop), TICK_FOREVER - unit_step);
    cr_assert_eq(arena_run(extension_add, 40, 2, 0).value, 42);
}

PARTS(loop_after_an_entry_is_ended)
{
    over_loop(nothing, extension_add);
}

PARTS(loop_after_an_activation_is_ended)
{
    over_loop(inner, extension_add);
}

PARTS(loop_after_a_fault_is_ended)
{
    over_loop(inner, extension_b_load);
}

/* Strands begin, hand over, wait for each other and end. */
static struct strand *waiting;
static size_t woken;

static void wait_for_it(void *argument)
{
    (void)argument;
    woken += strand_block();
}

static uint64_t wake_it(uint64_t a)
{
    strand_unblock(waiting);
    strand_yield();
    return a;
}

static void hand_over(size_t n)
{
    struct outcome outcome;
    woken = 0;
    waiting = strand_create(&(struct strand_plan){.name = "waiting", .procedure = wait_for_it});
    struct strand *waking = arena_spawn(extension_call, entry, 5, &outcome);
    cr_assert(sched_run(waking) && sched_run(waiting), "position %zu", n);
    cr_assert_eq(outcome.value, 6, "position %zu", n);
    cr_assert_eq(woken, 1, "position %zu", n);
    strand_free(waking);
    strand_free(waiting);
}

PARTS(strands_that_wait_for_each_other)
{
    entry = (uint64_t)entry_create((void *)(uintptr_t)wake_it);
    turns = tick_spawn_other();
    sweep(hand_over, 300);
}

/* ---- The whole kernel: slots, dispatcher, handlers, allocation ---- */

enum { ROW_TWICE, ROW_CLOSURE, ROW_EVEN, ROW_FAULTY };

static bool install(int row)
{
    return run_entry("install", row).exit_status;
}

static uint64_t add(uint64_t a, uint64_t b)
{
    uint64_t result = 0;
    const uint64_t arguments[] = {a, b};
    cr_assert(succeeded(spindle_raise(server, "calc_add", arguments, 2, &result)));
    return result;
}

#define WHOLE(name)                                                                                \
    static void whole_##name(void);                                                                \
    Test(sweep, name##_clang)                                                                      \
    {                                                                                              \
        whole_start(CLANG);                                                                        \
        whole_##name();                                                                            \
        modules_shutdown();                                                                        \
    }                                                                                              \
    Test(sweep, name##_tcc)                                                                        \
    {                                                                                              \
        whole_start(TCC);                                                                          \
        whole_##name();                                                                            \
        modules_shutdown();                                                                        \
    }                                                                                              \
    static void whole_##name(void)

static void whole_start(enum backend backend)
{
    modules_start(backend);
    sched_slice_set(tick_never);
    turns = tick_spawn_other();
}

static void call_slot(size_t n)
{
    cr_assert_eq(run_entry("main", 0).exit_status, 7, "position %zu", n);
    cr_assert(NOTED(5), "position %zu", n);
}

WHOLE(slot_call)
{
    sweep(call_slot, 300);
}

static void dispatch(size_t n)
{
    cr_assert_eq(add(30, 40), 140, "position %zu", n);
    cr_assert(NOTED(1, 50, 1), "position %zu", n);
}

WHOLE(dispatch_over_guards)
{
    cr_assert(install(ROW_TWICE) && install(ROW_CLOSURE) && install(ROW_TWICE | 2 << 4));
    sweep(dispatch, 500);
}

static void install_and_remove(size_t n)
{
    cr_assert(install(ROW_TWICE), "position %zu", n);
    cr_assert_eq(add(3, 4), 14, "position %zu", n);
    cr_assert(succeeded(event_uninstall(client->bindings)), "position %zu", n);
    cr_assert_eq(add(3, 4), 7, "position %zu", n);
    cr_assert(NOTED(1), "position %zu", n);
}

WHOLE(handlers_come_and_go)
{
    sweep(install_and_remove, 1000);
}

static void allocate(size_t n)
{
    cr_assert_eq(run_entry("data", 0).exit_status, 0, "position %zu", n);
    note_count = 0;
}

WHOLE(allocation)
{
    run_entry("data", 0);
    note_count = 0;
    sweep(allocate, 500);
}
