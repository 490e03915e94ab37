/*
 * Counts of what the machine and the lower half of the kernel do: interruptions, switches, barriers.
 */
#include "count.h"

#include "kernel/arena.h"

#define CODE(function) ((const void *)(uintptr_t)(function))

uint64_t count_call(const void *procedure, const void *a, const void *b, const void *c,
                    const void *d)
{
    enum { CALL_AND_RETURN = 2 };
    uint64_t nothing = count_raw(CODE(count_nothing), NULL, NULL, NULL, NULL);
    return count_raw(procedure, a, b, c, d) - nothing + CALL_AND_RETURN;
}

void count_say(const char *row, uint64_t instructions)
{
    unit_say("count %s %lu\n", row, instructions);
}

#define COUNT(name) Test(counts, name, .init = arena_boot, .fini = arena_shutdown)

COUNT(interrupt)
{
    count_say("interrupt", count_call(CODE(count_interrupt), NULL, NULL, NULL, NULL) - 2);
}

/* Two contexts and nothing else: there, one turn of its loop, and back. */

static struct machine_context here, there;

static void bounce(void *argument)
{
    (void)argument;
    for (;;)
        machine_switch(&there, &here);
}

COUNT(contexts)
{
    static _Alignas(16) char stack[16 * 1024];
    machine_context(&there, (uintptr_t)stack, (uintptr_t)(stack + sizeof stack), bounce, NULL);
    machine_switch(&here, &there);
    count_say("contexts", count_call(CODE(machine_switch), &here, &there, NULL, NULL));
}

/* Strands that only give way, or are only preempted. */

static void give_way(void *turns)
{
    for (uint64_t i = 0; i < (uint64_t)turns; i++)
        strand_yield();
}

static void count_yield(void *argument)
{
    (void)argument;
    strand_yield();
    count_say("switch_voluntary", count_call(CODE(strand_yield), NULL, NULL, NULL, NULL));
}

COUNT(voluntary_switch)
{
    strand_create(&(struct strand_plan){
        .name = "other", .procedure = give_way, .argument = (void *)(uintptr_t)10});
    struct strand *counting =
        strand_create(&(struct strand_plan){.name = "counting", .procedure = count_yield});
    cr_assert(sched_run(counting));
    strand_free(counting);
}

/* Interrupted everywhere: the least distance is that of a switch which was nothing else. */
COUNT(preemptive_switch)
{
    enum { SWITCHES = 40, IN_COUNT = 4 };
    uint64_t least = UINT64_MAX;
    for (uint64_t slice = 10000; slice < 10060; slice++) {
        struct outcome first, second;
        const uint64_t words[] = {0, UINT64_MAX, SWITCHES};
        memcpy(arena_data, words, sizeof words);
        cr_assert(sched_slice_set(slice));
        struct strand *one = arena_spawn(count_turns, (uint64_t)arena_data, 1, &first);
        struct strand *two = arena_spawn(count_turns, (uint64_t)arena_data, 2, &second);
        cr_assert(sched_run(one) && sched_run(two));
        strand_free(one);
        strand_free(two);
        least = arena_data[1] < least ? arena_data[1] : least;
    }
    cr_assert_gt(sched_statistics()->preemptions, 1000);
    count_say("switch_preemptive", least - IN_COUNT);
}

/* Nobody else is ready: the tick looks at the limits and the strand goes on.  The second time counts: the rate of
 * the counter was measured just before, and is when that is twice as long ago. */
COUNT(tick)
{
    const uint64_t words[] = {UINT64_MAX, 0};
    cr_assert(sched_slice_set(20000));
    for (int i = 0; i < 2; i++) {
        memcpy(arena_data, words, sizeof words);
        sched_measure();
        struct outcome outcome =
            arena_run_limited(count_gaps, (uint64_t)arena_data, 10000, 1000000000);
        cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    }
    cr_assert_gt(sched_statistics()->ticks, 3);
    count_say("tick", arena_data[1] - arena_data[0]);
}

/* What is counted on a strand whose activation could be ended. */

static void count_barrier(void)
{
    struct barrier barrier;
    count_say("barrier", count_call(CODE(machine_call), &barrier, CODE(count_nothing), NULL, NULL));
}

static uint64_t cut(void *barrier, void *value)
{
    machine_unwind(barrier, (uint32_t)(uintptr_t)value);
}

static void count_cut(void)
{
    struct barrier barrier;
    uint64_t n = count_call(CODE(machine_call), &barrier, CODE(cut), &barrier, (void *)1);
    cr_assert_eq(barrier.status, 1);
    count_say("cut", n);
}

static void count_check(void)
{
    struct barrier barrier;
    uint64_t n = count_call(CODE(machine_call), &barrier, arena_address(extension_check),
                            machine_check_entry(), (void *)1);
    cr_assert_eq(barrier.status, SPIN_FAULT_ASSERT);
    count_say("check", n);
}

static void count_page_fault(void)
{
    struct barrier barrier;
    uint64_t n =
        count_call(CODE(machine_call), &barrier, arena_address(extension_load), (void *)8, NULL);
    cr_assert_eq(barrier.status, SPIN_FAULT_MEMORY);
    count_say("page_fault", n);
}

static void count_activation(void)
{
    const struct activation_plan plan = {DOMAIN_B, 0};
    struct machine_registers registers = {.general = {1, 2}};
    uint64_t n =
        count_call(CODE(activation_call), &plan, arena_address(extension_add), &registers, NULL);
    cr_assert_eq(registers.result[0], 3);
    count_say("activation", n);
}

/* An entry and its return, beside a procedure of the extension's own. */
static void count_entry(void)
{
    const void *call = arena_address(extension_call);
    const void *entry = entry_create((void *)(uintptr_t)count_nothing);
    const void *own = arena_address(extension_add);
    uint64_t n =
        count_call(call, entry, NULL, NULL, NULL) - count_call(call, own, NULL, NULL, NULL);
    count_say("entry", n + 5);
}

static void (*counting)(void);

static uint64_t count_now(void)
{
    counting();
    return 0;
}

static void on_activation(void (*procedure)(void))
{
    counting = procedure;
    uint64_t entry = (uint64_t)entry_create((void *)(uintptr_t)count_now);
    cr_assert_eq(arena_run(extension_call, entry, 0, 0).kind, SPIN_FAULT_NONE);
}

COUNT(barriers)
{
    on_activation(count_barrier);
    on_activation(count_cut);
    on_activation(count_check);
    on_activation(count_page_fault);
    on_activation(count_activation);
    on_activation(count_entry);
}
