/*
 * Ticks where a test wants them.  The wrapped procedures run at interrupt level: general registers only.
 */
#include "tick.h"

#include "fault.h"
#include "scheduler.h"
#include "strand.h"

#include <criterion/criterion.h>

enum { QUIET = 50 /* instructions without a tick till a scenario is over */ };

static bool is_set, has_come, stops;
static bool is_first;     /* of two */
static uint64_t distance; /* of the second from the first */
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

static void note(void)
{
    is_set = false;
    has_come = true;
    if (stops)
        atomic_store(&sched.stop, SPIN_FAULT_KILLED);
}

void __wrap_kernel_tick(struct interrupted *interrupted, const struct interruption *at)
{
    if (is_set && !is_first)
        note();
    __real_kernel_tick(interrupted, at);
    if (is_set && is_first) {
        is_first = false;
        __real_machine_timer(machine_clock() + distance);
    }
}

static void look_on(void *argument)
{
    for (;;) {
        ++*(size_t *)argument;
        strand_yield();
    }
}

size_t *tick_spawn_other(void)
{
    turns = 0;
    cr_assert_not_null(strand_create(
        &(struct strand_plan){.name = "other", .procedure = look_on, .argument = &turns}));
    return &turns;
}

static void run(const struct tick_sweep *sweep, size_t n)
{
    if (sweep->prepare != NULL)
        sweep->prepare();
    has_come = false;
    stops = sweep->stops;
    is_first = sweep->then != 0;
    distance = n;
    is_set = true;
    __real_machine_timer(machine_clock() + (is_first ? sweep->then : n));
    sweep->scenario(n);
    is_set = false;
    __real_machine_timer(UINT64_MAX);
    sched.is_armed = false;
    sched.timer = UINT64_MAX;
}

static void check(size_t n)
{
    cr_assert_null(machine_barrier, "position %zu", n);
    /* A tick that finds the host leaves a mark for its next wait. */
    cr_assert_eq(atomic_exchange(&machine_pending, 0) & ~(uint32_t)PENDING_TICK, 0, "position %zu",
                 n);
    cr_assert_eq(atomic_load(&sched.stop), 0, "position %zu", n);
}

/* Where it begins changes from sweep to sweep, so that the steps do not always pass over the same. */
size_t tick_sweep(const struct tick_sweep *sweep)
{
    static size_t sweeps;
    size_t quiet = 0, interrupted = 0, most = sweep->most == 0 ? SIZE_MAX : sweep->most;
    for (size_t n = (sweeps++ + unit_first) % unit_step; n < most && quiet < QUIET; n += unit_step) {
        run(sweep, n);
        quiet = has_come ? 0 : quiet + unit_step;
        interrupted += has_come;
        check(n);
    }
    unit_say("positions: %zu\n", interrupted);
    return interrupted;
}
