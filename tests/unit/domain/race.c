/* R25: strands that change what another one indexes, at every instruction and at random ones.
 *
 * A reader looks at elements that only the large ones of a pair of arrays, and of a pair of structs, have.
 * It may get what is in them or fault; anything else was read from where it must not be. Another one makes
 * objects, which nobody else may have. */
#include "safe.h"
#include "scheduler.h"
#include "strand.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

SAFE(racer)

enum { TRAP_FLAG = 0x100, FLIPPED = 3, READY = 4, KINDS = 3, STEPS_MAX = 2000 };

static const uint64_t never = (uint64_t)100 * 1000 * 1000 * 1000;
static size_t steps, tick_at;
static bool has_left_kernel;
static struct domain *racer;

/* At the n-th instruction of the reader, in its own text or the runtime's, the timer's signal comes. */
static void on_trap(int signal, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    uintptr_t pc = (uintptr_t)registers[REG_RIP];
    const struct range *arena = &machine_layout()->arena;
    bool is_inside = pc >= arena->low && pc < arena->high;
    (void)signal, (void)info;
    if (is_inside && ++steps < tick_at) {
        has_left_kernel = true;
        return;
    }
    if (!is_inside && !has_left_kernel)
        return;
    registers[REG_EFL] &= ~(greg_t)TRAP_FLAG;
    sched.is_over = true; /* the slice is: strands of the same priority have their turn */
    if (is_inside)
        kernel_tick(context, &(struct interruption){.pc = pc,
                                                    .sp = (uintptr_t)registers[REG_RSP],
                                                    .fp = (uintptr_t)registers[REG_RBP]});
}

static void act(uint64_t what)
{
    if (what == FLIPPED)
        strand_yield();
    if (what == READY && tick_at)
        __asm__ volatile("pushfq; orq %0, (%%rsp); popfq" : : "i"(TRAP_FLAG) : "memory", "cc");
}

static void boot(enum backend backend)
{
    struct sigaction action = {.sa_sigaction = on_trap, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    safe_boot(NULL);
    sigaddset(&action.sa_mask, SIGVTALRM);
    sigaction(SIGTRAP, &action, NULL);
    probe_action = act;
    racer = safe_load(racer_object(backend), NULL);
    safe_start(&racer, 1);
}

static const char *const arguments[8] = {"", "", "", "", "", "", "", ""};

static struct spindle_strand *start(const char *entry, int argc)
{
    struct spindle_strand *strand;
    const struct spindle_plan plan = {.entry = entry, .argc = argc, .argv = arguments};
    cr_assert(succeeded(spindle_start(racer, &plan, &strand)), "%s", spindle_message());
    return strand;
}

static void expect_harmless(const struct spindle_result *result, const char *fault)
{
    if (succeeded(result->outcome))
        cr_assert_eq(result->exit_status, 0, "tick %zu: it read what was not there", tick_at);
    else
        cr_assert(strncmp(result->fault, fault, strlen(fault)) == 0 ||
                      strncmp(result->fault, "bounds", 6) == 0,
                  "%s", result->fault);
}

/* Which faults say that it was not there, besides "bounds"; by the number of arguments. */
static const char *const faults[KINDS + 1] = {"", "count", "bounds", "type"};

/* One change at each instruction of one look (or what else `entry` does), in turn; how many faulted. */
static size_t sweep(const char *entry, int argc, size_t *looks)
{
    struct spindle_result result;
    size_t faulted = 0;
    steps = tick_at = 0;
    do {
        tick_at++;
        steps = 0;
        has_left_kernel = false;
        struct spindle_strand *reader = start(entry, argc);
        spindle_wait(reader, &result);
        expect_harmless(&result, faults[argc % 4]);
        faulted += failed(result.outcome);
        ++*looks;
    } while (steps >= tick_at && tick_at < STEPS_MAX);
    cr_assert_lt(tick_at, STEPS_MAX, "the look has an end");
    cr_assert_gt(tick_at, 10, "it was stepped through");
    return faulted;
}

static void changes_at_every_instruction(enum backend backend, int argc)
{
    boot(backend);
    sched_slice_set(never);
    start("main", 2);
    size_t looks = 0, faulted = sweep("look", argc, &looks) + sweep("look", argc + 4, &looks);
    cr_assert_gt(faulted, 0, "a change came in between");
    cr_assert_lt(faulted, looks, "and was too late");
    spindle_shutdown();
}

BOTH(race, counted_field_at_every_instruction)
{
    changes_at_every_instruction(backend, 1);
}

BOTH(race, array_at_every_instruction)
{
    changes_at_every_instruction(backend, 2);
}

BOTH(race, struct_at_every_instruction)
{
    changes_at_every_instruction(backend, 3);
}

/* Objects of two strands are two objects, wherever one of them was preempted in making its own. */
BOTH(race, objects_are_made_whole)
{
    boot(backend);
    sched_slice_set(never);
    start("spend", 2);
    size_t looks = 0;
    for (int argc = 1; argc <= KINDS; argc++)
        cr_assert_eq(sweep("make", argc, &looks), 0);
    spindle_shutdown();
}

/* The timer preempts both at instructions that nobody chose. */
BOTH(race, changes_at_random_instructions)
{
    struct spindle_result result;
    boot(backend);
    tick_at = 0;
    start("main", 1);
    srandom(backend + 1);
    size_t faulted = 0;
    for (int i = 0; i < 150; i++) {
        sched_slice_set(20000 + (uint64_t)random() % 100000);
        struct spindle_strand *reader = start("look_often", i % KINDS + 1);
        spindle_wait(reader, &result);
        expect_harmless(&result, faults[i % KINDS + 1]);
        faulted += failed(result.outcome);
    }
    cr_assert_gt(faulted, 0, "a change came in between");
    spindle_shutdown();
}
