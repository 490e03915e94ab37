/*
 * Strands: taking turns, waiting, being killed, limits, preemption.
 */
#include "arena.h"

#include <string.h>

#define TEST(name) Test(strand, name, .init = boot, .fini = arena_shutdown, .timeout = 30)

enum { MILLISECOND = 1000000 };

static char order[64];
static size_t ordered;

static void boot(void)
{
    memset(order, 0, sizeof order);
    ordered = 0;
    arena_boot();
    sched_slice_set(MILLISECOND);
}

static struct strand *make(void (*procedure)(void *), void *argument)
{
    struct strand *strand = strand_create(
        &(struct strand_plan){.name = "made", .procedure = procedure, .argument = argument});
    cr_assert_not_null(strand);
    return strand;
}

static void *entry_of(uint64_t (*procedure)(uint64_t))
{
    return entry_create((void *)(uintptr_t)procedure);
}

static uint64_t nothing(uint64_t a)
{
    return a;
}

/* ---- Turns ---- */

static void note_thrice(void *argument)
{
    for (size_t i = 0; i < 3; i++) {
        order[ordered++] = *(const char *)argument;
        strand_yield();
    }
}

TEST(yield_is_round_robin)
{
    struct strand *a = make(note_thrice, "a"), *b = make(note_thrice, "b"),
                  *c = make(note_thrice, "c");
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "abcabcabc");
    cr_assert_eq(a->state, STRAND_DEAD);
    strand_free(a);
    strand_free(b);
    strand_free(c);
}

TEST(awaited_strand_ends_the_run)
{
    struct strand *a = make(note_thrice, "a");
    struct outcome outcome;
    struct strand *endless = arena_spawn(extension_spin, 0, 0, &outcome);
    cr_assert(sched_run(a));
    cr_assert_neq(endless->state, STRAND_DEAD);
    strand_free(a);
}

TEST(yield_alone_returns)
{
    strand_yield();
    cr_assert_eq(sched_statistics()->switches, 0);
}

static void block_once(void *argument)
{
    *(bool *)argument = strand_block();
}

static void unblock_it(void *argument)
{
    strand_unblock(argument);
}

TEST(block_waits_for_unblock)
{
    bool woken = false;
    struct strand *sleeper = make(block_once, &woken);
    cr_assert_not(sched_run(sleeper), "nobody can wake it");
    cr_assert_eq(sleeper->state, STRAND_BLOCKED);
    struct strand *waker = make(unblock_it, sleeper);
    cr_assert(sched_run(sleeper));
    cr_assert(woken);
    cr_assert(sched_run(waker));
    strand_free(sleeper);
    strand_free(waker);
}

TEST(unblock_before_block_is_remembered)
{
    bool woken = false;
    struct strand *sleeper = make(block_once, &woken);
    strand_unblock(sleeper);
    cr_assert(sched_run(sleeper));
    cr_assert(woken);
    strand_free(sleeper);
}

TEST(stacks_differ_and_come_back)
{
    static char text[] = "x";
    struct strand *a = make(note_thrice, text), *b = make(note_thrice, text);
    cr_assert(a->stack.high <= b->stack.low - STRAND_GUARD ||
              b->stack.high <= a->stack.low - STRAND_GUARD);
    struct range first = a->stack;
    cr_assert(sched_run(NULL));
    size_t available = frame_available();
    strand_free(a);
    strand_free(b);
    for (size_t i = 0; i < 200; i++) {
        ordered = 0;
        struct strand *again = make(note_thrice, text);
        cr_assert(sched_run(again));
        cr_assert_leq(again->stack.low, first.high + (1 << 20));
        strand_free(again);
    }
    cr_assert_eq(frame_available(), available);
}

/* ---- Accounts ---- */

TEST(account_limits_strands_and_stacks)
{
    struct account account;
    struct strand_plan plan = {
        .name = "x", .procedure = note_thrice, .argument = order, .account = &account};
    account_init(&account);
    account.limit[ACCOUNT_STRANDS] = 1;
    struct strand *only = strand_create(&plan);
    cr_assert_not_null(only);
    cr_assert_null(strand_create(&plan));
    account.limit[ACCOUNT_STRANDS] = 2;
    account.limit[ACCOUNT_STACK] = account.used[ACCOUNT_STACK] + STRAND_STACK - 1;
    cr_assert_null(strand_create(&plan));
    cr_assert_eq(account.used[ACCOUNT_STRANDS], 1);
    cr_assert(sched_run(only));
    cr_assert_eq(account.used[ACCOUNT_STRANDS], 0);
    cr_assert_eq(account.used[ACCOUNT_STACK], 0);
    strand_free(only);
    account_fini(&account);
}

TEST(absurd_stacks_are_refused)
{
    cr_assert_null(
        strand_create(&(struct strand_plan){.procedure = note_thrice, .stack = SIZE_MAX}));
    cr_assert_null(strand_create(
        &(struct strand_plan){.procedure = note_thrice, .stack = (size_t)STRAND_STACK_MAX + 1}));
}

TEST(small_stack_gets_the_least)
{
    struct strand *strand = strand_create(
        &(struct strand_plan){.procedure = note_thrice, .argument = order, .stack = 1});
    cr_assert_eq(strand->stack.high - strand->stack.low, STRAND_STACK_MIN);
    cr_assert(sched_run(strand));
    strand_free(strand);
}

/* ---- Preemption ---- */

TEST(two_mains_interleave_under_the_timer)
{
    struct outcome a, b;
    struct strand *one = arena_spawn(extension_count, (uint64_t)&arena_data[0], 20000000, &a);
    struct strand *two = arena_spawn(extension_count, (uint64_t)&arena_data[1], 20000000, &b);
    uint64_t least = UINT64_MAX;
    while (arena_data[0] < 20000000 && arena_data[1] < 20000000)
        if (!sched_run(one))
            break;
    least = arena_data[1];
    cr_assert_gt(least, 1000000, "the second had its turns before the first was done");
    cr_assert(sched_run(NULL));
    cr_assert_gt(sched_statistics()->preemptions, 4);
    cr_assert_eq(arena_data[0] + arena_data[1], 40000000);
    strand_free(one);
    strand_free(two);
}

TEST(registers_survive_preemption)
{
    enum { STRANDS = 4 };
    struct outcome outcomes[STRANDS];
    struct strand *strands[STRANDS];
    for (size_t i = 0; i < STRANDS; i++)
        strands[i] = arena_spawn(extension_vectors, 3000000, 0x1234567 * (i + 1), &outcomes[i]);
    cr_assert(sched_run(NULL));
    cr_assert_gt(sched_statistics()->preemptions, 4);
    for (size_t i = 0; i < STRANDS; i++) {
        cr_assert_eq(outcomes[i].kind, SPIN_FAULT_NONE);
        cr_assert_eq(outcomes[i].value, 0, "strand %zu lost a register", i);
        strand_free(strands[i]);
    }
}

TEST(loop_around_a_kernel_call_is_preempted)
{
    struct outcome a, b;
    struct strand *busy = arena_spawn(extension_call_forever, (uint64_t)entry_of(nothing), 0, &a);
    struct strand *done = arena_spawn(extension_count, (uint64_t)arena_data, 1000000, &b);
    cr_assert(sched_run(done));
    cr_assert_neq(busy->state, STRAND_DEAD);
    strand_free(done);
}

TEST(timer_is_off_without_need)
{
    arena_run(extension_count, (uint64_t)arena_data, 200000000, 0);
    cr_assert_eq(sched_statistics()->ticks, 0);
    cr_assert_not(sched.is_armed);
}

TEST(strand_that_leaves_no_room_is_ended)
{
    struct outcome a, b;
    struct strand *done = arena_spawn(extension_count, (uint64_t)arena_data, 1000000, &b);
    struct strand *other = arena_spawn(extension_spin, 0, 0, &a);
    struct outcome cramped;
    struct strand *strand = arena_spawn(extension_cramped, 0, 0, &cramped);
    cramped.registers.general[0] = strand->stack.low;
    cr_assert(sched_run(strand));
    cr_assert_eq(cramped.kind, SPIN_FAULT_STACK, "%s", fault_word(cramped.kind));
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_neq(other->state, STRAND_DEAD);
    cr_assert(sched_run(done));
    strand_free(strand);
    strand_free(done);
}

/* ---- Limits ---- */

TEST(limit_ends_an_endless_loop)
{
    uint64_t before = machine_processor_time();
    struct outcome outcome = arena_run_limited(extension_spin, 0, 0, 10 * MILLISECOND);
    uint64_t used = machine_processor_time() - before;
    cr_assert_eq(outcome.kind, SPIN_FAULT_TIME);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_geq(used, 10 * MILLISECOND);
    cr_assert_leq(used, 40 * MILLISECOND);
    char text[100];
    fault_print(fault_report(), text, sizeof(text));
    cr_assert_str_eq(text, "time: loop.c:12 'spin' limit=10 ms");
    cr_assert_eq(arena_run(extension_add, 1, 2, 0).value, 3);
}

TEST(limit_ends_a_loop_around_a_kernel_call)
{
    uint64_t entry = (uint64_t)entry_of(nothing);
    struct outcome outcome = arena_run_limited(extension_call_forever, entry, 0, 10 * MILLISECOND);
    cr_assert_eq(outcome.kind, SPIN_FAULT_TIME);
}

TEST(limit_does_not_touch_what_ends_in_time)
{
    struct outcome outcome =
        arena_run_limited(extension_count, (uint64_t)arena_data, 1000, MILLISECOND);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(arena_data[0], 1000);
}

TEST(limit_counts_the_strands_own_time)
{
    struct outcome busy, limited;
    struct strand *other = arena_spawn(extension_spin, 0, 0, &busy);
    /* Needs some 25 ms of its own while another strand takes as much. */
    struct strand *strand = arena_spawn(extension_count, (uint64_t)arena_data, 10000000, &limited);
    strand_limit_set(strand, (uint64_t)400 * MILLISECOND);
    cr_assert(sched_run(strand));
    cr_assert_eq(limited.kind, SPIN_FAULT_NONE, "%s", fault_word(limited.kind));
    cr_assert_gt(strand_time(other), MILLISECOND);
    strand_free(strand);
}

TEST(limit_of_a_whole_strand)
{
    struct outcome outcome;
    struct strand *strand = arena_spawn(extension_spin, 0, 0, &outcome);
    strand_limit_set(strand, 5 * MILLISECOND);
    cr_assert(sched_run(strand));
    cr_assert_eq(outcome.kind, SPIN_FAULT_TIME);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    strand_free(strand);
}

/* A kernel procedure that runs another extension under a limit of its own, as a dispatcher does. */
static struct activation_plan inner_plan;
static struct machine_registers inner_registers;
static void *inner_procedure;
static enum spin_fault_kind inner_kind;
static bool inner_outward;

static uint64_t raise_event(uint64_t a)
{
    inner_registers = (struct machine_registers){
        .general = {inner_registers.general[0], inner_registers.general[1]}};
    inner_kind = activation_call(&inner_plan, inner_procedure, &inner_registers);
    inner_outward = inner_kind != SPIN_FAULT_NONE && fault_is_outward();
    if (inner_outward)
        fault_continue();
    return a;
}

static struct outcome raise_inner(const void *procedure, uint64_t outer_limit, uint64_t inner_limit)
{
    inner_plan = (struct activation_plan){DOMAIN_B, inner_limit};
    inner_procedure = arena_address(procedure);
    return arena_run_limited(extension_call, (uint64_t)entry_of(raise_event), 8, outer_limit);
}

TEST(inner_limit_ends_the_inner_activation_only)
{
    struct outcome outcome = raise_inner(extension_spin, 0, 5 * MILLISECOND);
    cr_assert_eq(inner_kind, SPIN_FAULT_TIME);
    cr_assert_not(inner_outward);
    cr_assert_eq(fault_report()->charged, DOMAIN_B);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(outcome.value, 9);
}

TEST(outer_limit_ends_both_and_charges_the_outer)
{
    struct outcome outcome = raise_inner(extension_spin, 5 * MILLISECOND, 0);
    cr_assert_eq(inner_kind, SPIN_FAULT_TIME);
    cr_assert(inner_outward);
    cr_assert_eq(outcome.kind, SPIN_FAULT_TIME);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_eq(arena_charged, 1);
}

TEST(inner_fault_stays_inside)
{
    inner_registers = (struct machine_registers){0};
    struct outcome outcome = raise_inner(extension_b_load, 0, 0);
    cr_assert_eq(inner_kind, SPIN_FAULT_MEMORY);
    cr_assert_eq(fault_report()->charged, DOMAIN_B);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
}

TEST(bad_argument_of_a_raiser_ends_the_raiser)
{
    inner_registers.general[0] = (uint64_t)machine_check_entry();
    inner_registers.general[1] = 2; /* the site that is about an argument */
    struct outcome outcome = raise_inner(extension_b_check, 0, 0);
    cr_assert_eq(inner_kind, SPIN_FAULT_COUNT);
    cr_assert(inner_outward);
    cr_assert_eq(outcome.kind, SPIN_FAULT_COUNT);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
    cr_assert_eq(fault_report()->where, DOMAIN_B);
    cr_assert_eq(arena_charged, 1);
    cr_assert_eq(arena_run(extension_add, 1, 2, 0).value, 3);
}

/* ---- Killing ---- */

struct victim {
    struct strand *strand;
    uint32_t status;
};

static void kill_later(void *argument)
{
    struct victim *victim = argument;
    for (size_t i = 0; i < 3; i++)
        strand_yield();
    strand_kill(victim->strand, victim->status);
}

static void kill_it(struct strand *strand)
{
    struct victim victim = {strand, SPIN_FAULT_KILLED};
    struct strand *killer = make(kill_later, &victim);
    cr_assert(sched_run(NULL));
    cr_assert_eq(strand->state, STRAND_DEAD);
    strand_free(strand);
    strand_free(killer);
}

TEST(kill_an_endless_loop)
{
    struct outcome outcome;
    kill_it(arena_spawn(extension_spin, 0, 0, &outcome));
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
    cr_assert_null(fault_report()->charged);
}

TEST(kill_a_loop_around_a_kernel_call)
{
    struct outcome outcome;
    kill_it(arena_spawn(extension_call_forever, (uint64_t)entry_of(nothing), 0, &outcome));
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
}

static bool block_result;
static size_t released;

static uint64_t block_entry(uint64_t a)
{
    block_result = strand_block();
    released++; /* the kernel procedure gets to put its things in order */
    return a;
}

TEST(kill_what_is_blocked_in_the_kernel)
{
    struct outcome outcome;
    block_result = true;
    kill_it(arena_spawn(extension_call, (uint64_t)entry_of(block_entry), 0, &outcome));
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
    cr_assert_not(block_result);
    cr_assert_eq(released, 1);
}

TEST(kill_before_the_first_run)
{
    struct outcome outcome;
    struct strand *strand = arena_spawn(extension_store, (uint64_t)arena_data, 5, &outcome);
    strand_kill(strand, SPIN_FAULT_KILLED);
    cr_assert(sched_run(NULL));
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
    cr_assert_eq(arena_data[0], 0);
    strand_free(strand);
}

TEST(kill_ends_all_activations)
{
    struct outcome outcome = {0};
    inner_plan = (struct activation_plan){DOMAIN_B, 0};
    inner_procedure = arena_address(extension_spin);
    kill_it(arena_spawn(extension_call, (uint64_t)entry_of(raise_event), 0, &outcome));
    cr_assert(inner_outward);
    cr_assert_eq(outcome.kind, SPIN_FAULT_KILLED);
    cr_assert_eq(arena_charged, 1);
}

TEST(stop_ends_everything)
{
    struct outcome a, b, c;
    struct strand *one = arena_spawn(extension_spin, 0, 0, &a);
    struct strand *two = arena_spawn(extension_call, (uint64_t)entry_of(block_entry), 0, &b);
    struct strand *three = arena_spawn(extension_call_forever, (uint64_t)entry_of(nothing), 0, &c);
    sched_stop(SPIN_FAULT_KILLED);
    cr_assert(sched_run(one));
    cr_assert(sched_run(two));
    cr_assert(sched_run(three));
    cr_assert_eq(a.kind, SPIN_FAULT_KILLED);
    cr_assert_eq(b.kind, SPIN_FAULT_KILLED);
    cr_assert_eq(c.kind, SPIN_FAULT_KILLED);
    strand_free(one);
    strand_free(two);
    strand_free(three);
    cr_assert_eq(arena_run(extension_add, 1, 2, 0).value, 3);
}

/* ---- What stacks hold ---- */

static struct range interesting;
static bool held_before, held_after;

static void look(void *argument)
{
    (void)argument;
    held_before = strand_stacks_hold(interesting);
}

TEST(stacks_hold_the_return_addresses_of_suspended_strands)
{
    struct outcome outcome;
    interesting = (struct range){ARENA(extension_spin), ARENA(extension_call)};
    struct strand *spinning = arena_spawn(extension_spin, 0, 0, &outcome);
    struct strand *waiting = make(note_thrice, "w");
    cr_assert(sched_run(waiting));
    struct strand *looking = make(look, NULL);
    cr_assert(sched_run(looking));
    cr_assert(held_before);
    strand_kill(spinning, SPIN_FAULT_KILLED);
    cr_assert(sched_run(NULL));
    held_after =
        strand_stacks_hold((struct range){ARENA(extension_vectors), ARENA(extension_control)});
    cr_assert_not(held_after);
    strand_free(waiting);
    strand_free(looking);
    strand_free(spinning);
}
