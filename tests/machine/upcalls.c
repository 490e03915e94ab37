/*
 * The kernel's half of the contract, as the suite plays it.  Runs at interrupt level.
 */
#include "suite.h"

struct suite_seen suite_seen;
enum suite_tick suite_on_tick;
uint64_t suite_again;

static bool in_arena(uintptr_t pc)
{
    const struct range *arena = &machine_layout()->arena;
    return pc >= arena->low && pc < arena->high;
}

static void note(const struct interruption *at)
{
    uintptr_t fp = at->fp;
    suite_seen.at = *at;
    size_t n = machine_backtrace_top(at, &suite_stack, suite_seen.trace);
    suite_seen.traced =
        n + machine_backtrace_from(&fp, &suite_stack, suite_seen.trace + n, SUITE_TRACE - n);
}

void kernel_tick(struct interrupted *interrupted, const struct interruption *at)
{
    suite_seen.ticks++;
    suite_seen.tick_clock = machine_clock();
    if (suite_on_tick == SUITE_TICK_COUNTS) {
        suite_seen.at = *at;
        atomic_store(&machine_pending, 1);
        return;
    }
    machine_timer(machine_clock() + suite_again);
    if (!in_arena(at->pc))
        return;
    note(at);
    if (suite_on_tick == SUITE_TICK_UNWINDS) {
        machine_timer(UINT64_MAX);
        machine_divert_unwind(interrupted, machine_barrier, SUITE_STATUS_FAULT);
    } else if (at->sp - machine_layout()->divert_room >= suite_stack.low) {
        machine_divert_yield(interrupted);
    }
}

void kernel_device(struct interrupted *interrupted, const struct interruption *at)
{
    (void)interrupted;
    suite_seen.devices++;
    suite_seen.at = *at;
    atomic_store(&machine_pending, 1);
}

bool kernel_fault(struct interrupted *interrupted, const struct interruption *at)
{
    bool jumped = at->kind == MACHINE_ACCESS && at->address == at->pc;
    if (machine_barrier == NULL || (!in_arena(at->pc) && !jumped))
        return false;
    suite_seen.faults++;
    note(at);
    machine_divert_unwind(interrupted, machine_barrier, SUITE_STATUS_FAULT + at->kind);
    return true;
}

void kernel_pending(void)
{
    suite_seen.pendings++;
    atomic_store(&machine_pending, 0);
}

_Noreturn void kernel_check(uint64_t site, uint64_t a, uint64_t b, const struct interruption *at)
{
    suite_seen.checks++;
    suite_seen.at = *at;
    suite_seen.operand[0] = site;
    suite_seen.operand[1] = a;
    suite_seen.operand[2] = b;
    machine_unwind(machine_barrier, SUITE_STATUS_CHECK);
}

_Noreturn void kernel_overflow(const struct interruption *at)
{
    suite_seen.overflows++;
    suite_seen.at = *at;
    machine_unwind(machine_barrier, SUITE_STATUS_OVERFLOW);
}
