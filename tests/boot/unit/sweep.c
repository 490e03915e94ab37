/*
 * The kernel with a tick at every instruction.
 *
 * The n-th run of a scenario is interrupted n nanoseconds after its start, which is at its n-th
 * instruction where the machine counts them (spindle boot -M exact).  Till then what the kernel arms is
 * kept back; afterwards its timer is its own again.  Another strand is always ready, so that a tick in
 * extension code preempts it.  The link wraps machine_timer() and kernel_tick().
 *
 * The wrapped procedures run at interrupt level: general registers only.
 */
#include "event.h"
#include "kernel/arena.h"
#include "domain/modules.h"

enum { QUIET = 50, /* runs without a tick till a scenario is over */
       FOREVER = 5000 /* positions of one that only a tick ends */ };

static const uint64_t never = (uint64_t)100 * 1000 * 1000 * 1000;
static bool is_set, has_come, stops;
static size_t turns;

void __real_machine_timer(uint64_t deadline);
void __wrap_machine_timer(uint64_t deadline);
void __real_kernel_tick(struct interrupted *interrupted, const struct interruption *at);
void __wrap_kernel_tick(struct interrupted *interrupted, const struct interruption *at);

void __wrap_machine_timer(uint64_t deadline)
{
    if (!is_set)
        __real_machine_timer(deadline);
}

void __wrap_kernel_tick(struct interrupted *interrupted, const struct interruption *at)
{
    if (is_set) {
        is_set = false;
        has_come = true;
        if (stops)
            atomic_store(&sched.stop, SPIN_FAULT_KILLED);
    }
    __real_kernel_tick(interrupted, at);
}

static void look_on(void *argument)
{
    for (;;) {
        ++*(size_t *)argument;
        strand_yield();
    }
}

static void spawn_other(void)
{
    turns = 0;
    cr_assert_not_null(strand_create(
        &(struct strand_plan){.name = "other", .procedure = look_on, .argument = &turns}));
}

/* Runs it for every n till it ends before its tick; how many were interrupted. */
static size_t sweep(void (*scenario)(size_t n), size_t most)
{
    size_t quiet = 0, interrupted = 0;
    for (size_t n = 0; n < most && quiet < QUIET; n++) {
        has_come = false;
        is_set = true;
        __real_machine_timer(machine_clock() + n);
        scenario(n);
        is_set = false;
        __real_machine_timer(UINT64_MAX);
        sched.is_armed = false;
        sched.timer = UINT64_MAX;
        quiet = has_come ? 0 : quiet + 1;
        interrupted += has_come;
        cr_assert_null(machine_barrier, "position %zu", n);
        /* A tick that finds the host leaves a mark for its next wait. */
        cr_assert_eq(atomic_exchange(&machine_pending, 0) & ~(uint32_t)PENDING_TICK, 0,
                     "position %zu", n);
        cr_assert_eq(atomic_load(&sched.stop), 0, "position %zu", n);
    }
    unit_say("positions: %zu\n", interrupted);
    return interrupted;
}

/* ---- Parts of the kernel: entries, activations, faults ---- */

static void parts_boot(void)
{
    arena_boot();
    sched_slice_set(never);
    stops = false;
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
    spawn_other();
    cr_assert_gt(sweep(call_entry, SIZE_MAX), 100);
    cr_assert_gt(turns, 10);
}

static const char *inner_procedure;

static uint64_t inner(uint64_t a)
{
    struct machine_registers registers = {.general = {a, 1}};
    enum spin_fault_kind kind = activation_call(&(struct activation_plan){DOMAIN_B, never},
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
    spawn_other();
    cr_assert_gt(sweep(call_activation, SIZE_MAX), 200);
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
    stops = true;
    inner_procedure = inside;
    entry = (uint64_t)entry_create((void *)(uintptr_t)procedure);
    cr_assert_eq(sweep(end_loop, FOREVER), FOREVER);
    stops = false;
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
    spawn_other();
    cr_assert_gt(sweep(hand_over, SIZE_MAX), 300);
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
    stops = false;
    modules_start(backend);
    sched_slice_set(never);
    spawn_other();
}

static void call_slot(size_t n)
{
    cr_assert_eq(run_entry("main", 0).exit_status, 7, "position %zu", n);
    cr_assert(NOTED(5), "position %zu", n);
}

WHOLE(slot_call)
{
    cr_assert_gt(sweep(call_slot, SIZE_MAX), 300);
}

static void dispatch(size_t n)
{
    cr_assert_eq(add(30, 40), 140, "position %zu", n);
    cr_assert(NOTED(1, 50, 1), "position %zu", n);
}

WHOLE(dispatch_over_guards)
{
    cr_assert(install(ROW_TWICE) && install(ROW_CLOSURE) && install(ROW_TWICE | 2 << 4));
    cr_assert_gt(sweep(dispatch, SIZE_MAX), 500);
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
    cr_assert_gt(sweep(install_and_remove, SIZE_MAX), 1000);
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
    cr_assert_gt(sweep(allocate, SIZE_MAX), 500);
}
