/*
 * The scheduler: priorities, sleepers, waiting for the end, lines in front of words.
 */
#include "arena.h"

#include "word.h"

#include <string.h>

#define TEST(name) Test(scheduler, name, .init = boot, .fini = arena_shutdown, .timeout = 30)

enum { MILLISECOND = 1000000 };

static char order[256];
static size_t ordered;

static void boot(void)
{
    arena_boot();
    sched_slice_set(MILLISECOND);
    memset(order, 0, sizeof order);
    ordered = 0;
}

static struct strand *make_at(uint32_t priority, void (*procedure)(void *), void *argument)
{
    struct strand *strand = strand_create(&(struct strand_plan){
        .name = "made", .procedure = procedure, .argument = argument, .is_held = true});
    cr_assert_not_null(strand);
    strand_priority_set(strand, priority);
    strand_start(strand);
    return strand;
}

static struct strand *make(void (*procedure)(void *), void *argument)
{
    return make_at(STRAND_PRIORITY, procedure, argument);
}

static void note(void *argument)
{
    order[ordered++] = *(const char *)argument;
}

static void note_twice(void *argument)
{
    note(argument);
    strand_yield();
    note(argument);
}

/* ---- Being set up ---- */

/* A late tick finds a scheduler of which some is there already: in every order that a compiler may choose.
 * That it is there as a whole is said last. */
TEST(a_tick_before_it_is_there)
{
    const struct sched whole = sched;
    const struct interruption at = {.pc = (uintptr_t)make, .sp = (uintptr_t)&whole};
    enum { PARTS = 3 };
    for (unsigned missing = 0; missing < 1 << PARTS; missing++) {
        sched.is_up = false;
        if (missing & 1)
            sched.current = NULL;
        if (missing & 2)
            sched.base = NULL;
        if (missing & 4)
            sched.host = NULL;
        const struct sched before = sched;
        kernel_tick(NULL, &at);
        cr_assert_eq(memcmp(&before, &sched, sizeof sched), 0, "without %u", missing);
        memcpy(&sched, &whole, sizeof sched);
    }
    kernel_tick(NULL, &at);
    cr_assert_eq(sched.statistics.ticks, whole.statistics.ticks + 1);
}

/* ---- Priorities ---- */

TEST(higher_priorities_go_first)
{
    struct strand *strands[] = {
        make_at(0, note_twice, "z"),  make_at(31, note_twice, "a"), make_at(16, note_twice, "m"),
        make_at(16, note_twice, "n"), make_at(1, note_twice, "y"),
    };
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "aamnmnyyzz");
    for (size_t i = 0; i < 5; i++)
        strand_free(strands[i]);
}

TEST(priority_of_a_ready_strand_moves_it)
{
    struct strand *a = make_at(3, note, "a"), *b = make_at(4, note, "b");
    strand_priority_set(a, 5);
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "ab");
    cr_assert_eq(sched.ready_mask, 0);
    strand_free(a);
    strand_free(b);
}

static struct strand *sleeper;

static void wait_and_note(void *argument)
{
    cr_assert(strand_block());
    note(argument);
}

static uint64_t wake_sleeper(uint64_t a)
{
    strand_unblock(sleeper);
    return a;
}

static void see_nothing_yet(void *argument)
{
    (void)argument;
    struct machine_registers registers = {
        .general = {(uint64_t)entry_create((void *)(uintptr_t)wake_sleeper), 1}};
    activation_call(&(struct activation_plan){DOMAIN_A, 0}, arena_address(extension_call),
                    &registers);
    order[ordered++] = 'l';
}

/* The strand of higher priority has run when the kernel entry that woke it returns. */
TEST(higher_priority_runs_at_the_exit_of_the_entry)
{
    sched_slice_set((uint64_t)100000 *
                    MILLISECOND); /* no slice ends here, however busy the machine is */
    sleeper = make_at(20, wait_and_note, "h");
    struct strand *low = make_at(10, see_nothing_yet, NULL);
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "hl");
    cr_assert_eq(sched_statistics()->ticks, 0, "no timer was needed");
    cr_assert_eq(low->counts.preemptions, 1);
    strand_free(sleeper);
    strand_free(low);
}

static void give_way_often(void *argument)
{
    uint64_t until = machine_clock() + 5 * MILLISECOND;
    while (machine_clock() < until)
        strand_yield();
    note(argument);
}

TEST(starving_shows)
{
    struct strand *low = make_at(2, note, "l"), *high = make_at(9, give_way_often, "h");
    cr_assert(sched_run(high));
    cr_assert_str_eq(order, "h");
    const struct sched_statistics *statistics = sched_statistics();
    cr_assert_gt(sched_nanoseconds(statistics->longest_wait[2]), 4 * MILLISECOND);
    cr_assert_lt(statistics->longest_wait[9], statistics->longest_wait[2]);
    cr_assert(sched_run(low));
    strand_free(low);
    strand_free(high);
}

TEST(lower_priorities_need_no_timer)
{
    struct outcome outcome;
    struct strand *low = make_at(1, note, "l");
    struct strand *high = arena_spawn(extension_count, (uint64_t)arena_data, 20000000, &outcome);
    cr_assert(sched_run(high));
    cr_assert_eq(sched_statistics()->ticks, 0);
    cr_assert(sched_run(low));
    strand_free(low);
    strand_free(high);
}

static void sleep_till(void *argument)
{
    (void)strand_sleep(*(const uint64_t *)argument);
}

/* Two loops with turns of `slice`, for so long by the clock; how often they took turns, and the time they used. */
static uint64_t count_turns(uint64_t slice, uint64_t length, uint64_t *used)
{
    struct outcome outcomes[2];
    struct strand *loops[2];
    cr_assert(sched_slice_set(slice));
    for (size_t i = 0; i < 2; i++)
        loops[i] = arena_spawn(extension_spin, 0, 0, &outcomes[i]);
    uint64_t deadline = machine_clock() + length, before = machine_processor_time();
    struct strand *end = make_at(STRAND_PRIORITY + 1, sleep_till, &deadline);
    cr_assert(sched_run(end));
    *used = machine_processor_time() - before;
    uint64_t turns = loops[0]->counts.switches + loops[1]->counts.switches;
    for (size_t i = 0; i < 2; i++) {
        strand_kill(loops[i], SPIN_FAULT_KILLED);
        cr_assert(sched_run(loops[i]));
        strand_free(loops[i]);
    }
    strand_free(end);
    return turns;
}

/* A turn ends when the clock says so: on a machine that stalls there are fewer, and less time was used. */
TEST(quantum_is_how_long_one_runs)
{
    uint64_t used, begun = machine_clock();
    uint64_t turns = count_turns(10 * MILLISECOND, 60 * MILLISECOND, &used);
    cr_assert_leq(turns, (machine_clock() - begun) / (10 * MILLISECOND) + 3);
    used = turns = 0;
    for (int tries = 0; tries < 20 && (used < 20 * MILLISECOND || turns < used / MILLISECOND);
         tries++)
        turns = count_turns(MILLISECOND / 2, 60 * MILLISECOND, &used);
    cr_assert_geq(turns, used / MILLISECOND, "%lu turns in %lu ns", turns, used);
}

TEST(quantum_has_bounds)
{
    uint64_t before = sched_slice();
    cr_assert_not(sched_slice_set(0));
    cr_assert_not(sched_slice_set(1));
    cr_assert_not(sched_slice_set(UINT64_MAX));
    cr_assert_eq(sched_slice(), before);
    cr_assert(sched_slice_set(20000));
    cr_assert_eq(sched_slice(), 20000);
}

/* ---- Sleepers ---- */

enum { SLEEPERS = 100 };
static uint64_t deadlines[SLEEPERS], woken_at[SLEEPERS];
static size_t woken;

static void sleep_once(void *argument)
{
    uint64_t deadline = *(const uint64_t *)argument;
    if (!strand_sleep(deadline))
        return;
    cr_assert_geq(machine_clock(), deadline);
    woken_at[woken++] = deadline;
}

/* Some order, the same every time. */
static uint64_t jumble(uint64_t i)
{
    return (i * 2654435761u >> 7) % 500;
}

/* They sleep, and the last to begin, `then`, sees whether all of them do. False: the machine stalled, and some of
 * them were late. */
static bool were_in_time;

static bool sleep_all(void (*then)(void *))
{
    struct strand *strands[SLEEPERS + 1];
    uint64_t now = machine_clock();
    woken = 0;
    were_in_time = false;
    for (size_t i = 0; i < SLEEPERS; i++) {
        deadlines[i] = now + 40 * MILLISECOND + jumble(i) * 20000;
        strands[i] = make(sleep_once, &deadlines[i]);
    }
    strands[SLEEPERS] = make(then, strands);
    cr_assert(sched_run(NULL));
    for (size_t i = 0; i <= SLEEPERS; i++)
        strand_free(strands[i]);
    return were_in_time;
}

static void expect_order(size_t count)
{
    cr_assert_eq(woken, count);
    for (size_t i = 1; i < woken; i++)
        cr_assert_leq(woken_at[i - 1], woken_at[i]);
    cr_assert_eq(sched.wake_at, UINT64_MAX);
}

static void see_them_sleep(void *argument)
{
    (void)argument;
    were_in_time = true;
    for (size_t i = 0; i < SLEEPERS; i++)
        were_in_time = were_in_time && machine_clock() < deadlines[i];
}

TEST(sleepers_wake_in_order)
{
    while (!sleep_all(see_them_sleep))
        ;
    expect_order(SLEEPERS);
}

static void kill_some(void *argument)
{
    struct strand **strands = argument;
    for (size_t i = 0; i < SLEEPERS; i += 3)
        strand_kill(strands[i], SPIN_FAULT_KILLED);
    see_them_sleep(NULL);
}

TEST(killed_sleepers_leave_the_others_in_order)
{
    while (!sleep_all(kill_some))
        ;
    expect_order(SLEEPERS - (SLEEPERS + 2) / 3);
}

/* Nothing but the timer can tell a loop in extension code that a sleeper is due. */
TEST(sleeper_interrupts_a_loop)
{
    struct outcome outcome;
    sched_slice_set((uint64_t)100 * 1000 * MILLISECOND);
    uint64_t deadline = machine_clock() + 5 * MILLISECOND;
    struct strand *strand = make_at(STRAND_PRIORITY + 1, sleep_once, &deadline);
    struct strand *busy = arena_spawn(extension_spin, 0, 0, &outcome);
    woken = 0;
    cr_assert(sched_run(strand));
    cr_assert_eq(woken, 1);
    cr_assert_leq(sched_statistics()->ticks, 20);
    strand_kill(busy, SPIN_FAULT_KILLED);
    cr_assert(sched_run(busy));
    strand_free(strand);
    strand_free(busy);
}

TEST(past_deadlines_do_not_wait)
{
    uint64_t deadline = 1;
    struct strand *strand = make(sleep_once, &deadline);
    woken = 0;
    cr_assert(sched_run(strand));
    cr_assert_eq(strand->counts.waits, 0);
    strand_free(strand);
}

/* ---- Waiting for the end ---- */

static bool awaited;

static void await(void *argument)
{
    awaited = strand_await(argument);
    order[ordered++] = awaited ? 'e' : 'k';
}

TEST(those_who_wait_for_the_end_all_wake)
{
    struct strand *worker = make(note_twice, "w");
    struct strand *one = make(await, worker), *other = make(await, worker);
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "wwee");
    struct strand *late = make(await, worker);
    cr_assert(sched_run(NULL));
    cr_assert_str_eq(order, "wweee");
    strand_free(worker);
    strand_free(one);
    strand_free(other);
    strand_free(late);
}

static void forever(void *argument)
{
    (void)argument;
    while (strand_block())
        ;
}

TEST(killed_while_waiting_for_the_end)
{
    struct strand *worker = make(forever, NULL), *waiter = make(await, worker);
    cr_assert_not(sched_run(waiter));
    strand_unblock(waiter);
    cr_assert_not(sched_run(waiter), "an unblock ends no other wait");
    strand_kill(waiter, SPIN_FAULT_KILLED);
    cr_assert(sched_run(waiter));
    cr_assert_str_eq(order, "k");
    cr_assert_null(worker->followers.first);
    strand_kill(worker, SPIN_FAULT_KILLED);
    cr_assert(sched_run(worker));
    strand_free(worker);
    strand_free(waiter);
}

static void outlive(void *argument)
{
    strand_outlive(argument);
    note("o");
}

TEST(outliving_is_not_interrupted)
{
    struct strand *worker = make(forever, NULL), *waiter = make(outlive, worker);
    cr_assert_not(sched_run(waiter));
    strand_kill(waiter, SPIN_FAULT_KILLED);
    cr_assert_not(sched_run(waiter));
    strand_kill(worker, SPIN_FAULT_KILLED);
    cr_assert(sched_run(waiter));
    cr_assert_str_eq(order, "o");
    strand_free(worker);
    strand_free(waiter);
}

TEST(strands_of_their_own_leave_nothing)
{
    size_t memory = 0;
    for (size_t i = 0; i < 300; i++) {
        struct strand_plan plan = {
            .name = "own", .procedure = note_twice, .argument = "x", .is_own = true};
        ordered = 0;
        uint64_t number = strand_create(&plan)->number;
        cr_assert_not_null(strand_numbered(number));
        cr_assert(sched_run(NULL));
        cr_assert_null(strand_numbered(number));
        if (i == 0)
            memory = memory_used();
    }
    cr_assert_eq(memory_used(), memory);
}

TEST(not_started_and_abandoned)
{
    struct strand_plan plan = {
        .name = "held", .procedure = note, .argument = "x", .is_held = true, .is_own = true};
    struct strand *held = strand_create(&plan), *waiter = make(await, held);
    cr_assert_not(sched_run(waiter));
    strand_kill(held, SPIN_FAULT_KILLED);
    cr_assert(sched_run(waiter));
    cr_assert_str_eq(order, "e");
    strand_free(waiter);
}

/* ---- Lines in front of words ---- */

static uint64_t word;
static char results[16];

struct wait {
    char name;
    uint64_t expected, holder;
};

static void line_up(void *argument)
{
    const struct wait *wait = argument;
    status result = word_block(&word, wait->expected, wait->holder);
    order[ordered] = wait->name;
    results[ordered++] = (char)('a' + result.code);
}

static void expect_line(const char *names, const char *codes)
{
    cr_assert_str_eq(order, names);
    cr_assert_eq(strncmp(results, codes, strlen(codes)), 0, "%s", results);
}

enum { TOLD_OK = 'a', TOLD_POISONED = 'a' + STATUS_POISONED };

TEST(first_come_first_served)
{
    struct wait waits[] = {{'1', 0, 0}, {'2', 0, 0}, {'3', 0, 0}};
    struct strand *strands[3];
    word = 0;
    for (size_t i = 0; i < 3; i++)
        strands[i] = make(line_up, &waits[i]);
    cr_assert(sched_run(NULL));
    cr_assert(succeeded(word_post(&word)));
    cr_assert_eq(word, 0, "the permit was handed over");
    strand_kill(strands[1], SPIN_FAULT_KILLED);
    cr_assert(succeeded(word_post(&word)));
    cr_assert(succeeded(word_post(&word)));
    cr_assert_eq(word, 1, "nobody was left");
    cr_assert(sched_run(NULL));
    expect_line("123", "aaa");
    for (size_t i = 0; i < 3; i++)
        strand_free(strands[i]);
}

TEST(word_that_changed_is_not_waited_for)
{
    struct wait wait = {'b', 7, 0};
    word = 8;
    struct strand *strand = make(line_up, &wait);
    cr_assert(sched_run(strand));
    cr_assert_eq(results[0], 'a' + STATUS_BUSY);
    cr_assert_not(word_wake(&word, 7, 9, 1));
    cr_assert(word_wake(&word, 8, 9, 1));
    cr_assert_eq(word, 9);
    word = UINT64_MAX;
    cr_assert_eq(word_post(&word).code, STATUS_LIMIT);
    cr_assert_eq(word_pass(&word).code, STATUS_DENIED);
    strand_free(strand);
}

TEST(waking_counts)
{
    struct wait waits[] = {{'1', 0, 0}, {'2', 0, 0}, {'3', 0, 0}};
    struct strand *strands[3];
    word = 0;
    for (size_t i = 0; i < 3; i++)
        strands[i] = make(line_up, &waits[i]);
    cr_assert(sched_run(NULL));
    cr_assert(word_wake(&word, 0, 5, 2));
    cr_assert(sched_run(NULL));
    expect_line("12", "aa");
    cr_assert(word_wake(&word, 5, 5, UINT64_MAX));
    cr_assert(sched_run(NULL));
    expect_line("123", "aaa");
    for (size_t i = 0; i < 3; i++)
        strand_free(strands[i]);
}

static void hold(void *argument)
{
    (void)argument;
    word = strand_current()->number;
    if (strand_block())
        cr_assert(succeeded(word_pass(&word)));
}

TEST(holder_passes_the_word_on)
{
    struct strand *holder = make(hold, NULL);
    cr_assert_not(sched_run(holder));
    struct wait first = {'1', word, word}, second = {'2', word, word};
    struct strand *one = make(line_up, &first), *two = make(line_up, &second);
    cr_assert(sched_run(NULL));
    strand_unblock(holder);
    cr_assert(sched_run(holder));
    cr_assert_eq(word, one->number);
    /* The first has ended without passing it on, and the second waits for that one now. */
    cr_assert(sched_run(NULL));
    order[ordered] = 0;
    expect_line("12", (char[]){TOLD_OK, TOLD_POISONED, 0});
    strand_free(holder);
    strand_free(one);
    strand_free(two);
}

TEST(holder_that_ended_is_not_waited_for)
{
    struct strand *holder = make(hold, NULL);
    cr_assert_not(sched_run(holder));
    struct wait wait = {'1', word, word};
    struct strand *one = make(line_up, &wait);
    cr_assert(sched_run(NULL));
    strand_kill(holder, SPIN_FAULT_KILLED);
    cr_assert(sched_run(holder));
    cr_assert(sched_run(one));
    struct wait again = {'2', word, word};
    struct strand *two = make(line_up, &again);
    cr_assert(sched_run(two));
    expect_line("12", (char[]){TOLD_POISONED, TOLD_POISONED, 0});
    strand_free(holder);
    strand_free(one);
    strand_free(two);
}

static void wait_for_oneself(void *argument)
{
    word = strand_current()->number;
    *(int *)argument = word_block(&word, word, word).code;
}

TEST(nobody_waits_for_oneself)
{
    int code = 0;
    struct strand *strand = make(wait_for_oneself, &code);
    cr_assert(sched_run(strand));
    cr_assert_eq(code, STATUS_INVALID);
    strand_free(strand);
}
