/*
 * Frames, kernel memory, accounts, entries, texts: what the kernel is made of.
 */
#include "arena.h"

#include "panic.h"

#include <string.h>

#define TEST(noun, name) Test(noun, name, .init = arena_boot, .fini = arena_shutdown, .timeout = 20)

/* ---- Frames ---- */

TEST(frame, taken_frames_are_zero)
{
    frame_t first;
    cr_assert(frame_take(3, &first));
    memset(machine_frame(first), 0xff, 3 * MACHINE_PAGE);
    frame_give(first, 3);
    cr_assert(frame_take(3, &first));
    for (size_t i = 0; i < 3 * MACHINE_PAGE; i++)
        cr_assert_eq(((char *)machine_frame(first))[i], 0);
    frame_give(first, 3);
}

TEST(frame, of_a_machine_that_was_in_use_are_zero_too)
{
    enum { SOME = 500 };
    frame_t first;
    frame_shutdown();
    memset(machine_frame(0), 0xff, SOME * MACHINE_PAGE);
    cr_assert(frame_boot(&(struct boot){.frames = SOME, .is_clean = false}));
    cr_assert(frame_take(SOME - 1, &first));
    for (size_t i = 0; i < (SOME - 1) * MACHINE_PAGE; i++)
        cr_assert_eq(((char *)machine_frame(first))[i], 0);
    cr_assert_not(frame_take(1, &first));
}

TEST(frame, all_can_be_taken_and_no_more)
{
    size_t available = frame_available();
    frame_t first, more;
    cr_assert_not(frame_take(available + 1, &first));
    cr_assert_not(frame_take(SIZE_MAX, &first));
    cr_assert_not(frame_take(0, &first));
    cr_assert(frame_take(available / 2, &first));
    while (frame_take(1, &more))
        ;
    cr_assert_eq(frame_available(), 0);
    frame_give(first, available / 2);
    cr_assert(frame_take(available / 2, &more));
    cr_assert_eq(more, first);
}

TEST(frame, runs_do_not_overlap_what_is_taken)
{
    frame_t a, b, c, big;
    cr_assert(frame_take(10, &a) && frame_take(10, &b) && frame_take(10, &c));
    frame_give(b, 10);
    cr_assert(frame_take(11, &big));
    cr_assert(big + 11 <= a || big >= c + 10);
    cr_assert(frame_take(10, &b));
    cr_assert(b + 10 <= a || b >= a + 10);
}

Test(frame, twice_given_is_a_panic, .init = arena_boot, .exit_code = 70)
{
    frame_t first;
    cr_assert(frame_take(1, &first));
    frame_give(first, 1);
    frame_give(first, 1);
}

TEST(frame, the_tables_own_frames_cannot_be_given)
{
    frame_t frame;
    while (frame_take(1, &frame))
        cr_assert_neq(frame, 0);
}

/* ---- Memory ---- */

TEST(memory, blocks_are_zeroed_apart_and_aligned)
{
    enum { BLOCKS = 300 };
    static char *block[BLOCKS];
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < BLOCKS; i++) {
            size_t bytes = i * 37 % 9000;
            block[i] = memory_new(bytes);
            cr_assert_eq((uintptr_t)block[i] % 16, 0);
            for (size_t k = 0; k < bytes; k++)
                cr_assert_eq(block[i][k], 0);
            memset(block[i], (int)i, bytes);
        }
        for (size_t i = 0; i < BLOCKS; i++) {
            for (size_t k = 0; k < i * 37 % 9000; k++)
                cr_assert_eq((unsigned char)block[i][k], i & 0xff);
            memory_free(block[i]);
        }
    }
    cr_assert_eq(memory_used(), 0);
}

TEST(memory, growing_keeps_and_zeroes)
{
    char *block = memory_grow(NULL, 10);
    memcpy(block, "012345678", 10);
    for (size_t bytes = 20; bytes < 100000; bytes *= 3) {
        block = memory_grow(block, bytes);
        cr_assert_str_eq(block, "012345678");
        cr_assert_eq(block[bytes - 1], 0);
    }
    cr_assert_eq(memory_grow(block, 5), block);
    memory_free(block);
}

TEST(memory, impossible_sizes_are_refused)
{
    cr_assert_null(memory_new(SIZE_MAX));
    cr_assert_null(memory_new_array(SIZE_MAX / 2, 4));
    cr_assert_null(memory_new((size_t)1 << 40));
    char *block = memory_new(8);
    cr_assert_null(memory_grow(block, (size_t)1 << 40));
    memory_free(block);
    memory_free(NULL);
}

TEST(memory, refuses_when_frames_are_used_up)
{
    frame_t frame;
    while (frame_take(1, &frame))
        ;
    while (memory_new(1000) != NULL)
        ;
    cr_assert_null(memory_new(1000));
    cr_assert_null(strand_create(&(struct strand_plan){.name = "none"}));
    memory_shutdown();
}

Test(memory, twice_freed_is_a_panic, .init = arena_boot, .exit_code = 70)
{
    char *block = memory_new(100);
    memory_free(block);
    memory_free(block);
}

/* ---- Accounts ---- */

TEST(account, charges_up_to_the_limit)
{
    struct account account;
    cr_assert(account_init(&account));
    account.limit[ACCOUNT_HANDLERS] = 10;
    cr_assert(account_charge(&account, ACCOUNT_HANDLERS, 10));
    cr_assert_not(account_charge(&account, ACCOUNT_HANDLERS, 1));
    cr_assert_not(account_charge(&account, ACCOUNT_HANDLERS, UINT64_MAX));
    account_credit(&account, ACCOUNT_HANDLERS, 4);
    cr_assert(account_charge(&account, ACCOUNT_HANDLERS, 4));
    account_fini(&account);
}

TEST(account, ids_never_come_back)
{
    struct account account;
    uint32_t last = 1;
    for (size_t i = 0; i < 200; i++) {
        cr_assert(account_init(&account));
        cr_assert_gt(account.id, last);
        last = account.id;
        cr_assert_eq(account_find(last), &account);
        account_fini(&account);
        cr_assert_null(account_find(last));
    }
    cr_assert_null(account_find(0));
    cr_assert_eq(account_find(1), account_kernel());
}

/* However many there were: the table is as large as those that live want it. */
TEST(account, numbers_of_the_dead_take_no_memory)
{
    enum { LIVING = 300, ROUNDS = 100 };
    static struct account living[LIVING];
    size_t used = 0;
    uint32_t ids[LIVING] = {0};
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = round % 3; i < LIVING; i += 1 + round % 2) {
            if (living[i].id != 0)
                account_fini(&living[i]);
            cr_assert_null(account_find(ids[i]));
            cr_assert(account_init(&living[i]));
            ids[i] = living[i].id;
        }
        for (size_t i = 0; i < LIVING; i++)
            cr_assert(living[i].id == 0 || account_find(ids[i]) == &living[i]);
        if (round == 3)
            used = memory_used();
    }
    cr_assert_eq(memory_used(), used);
    for (size_t i = 0; i < LIVING; i++)
        account_fini(&living[i]);
    cr_assert_null(account_find(ids[7]));
}

static void set_limit(struct account *account, void *context)
{
    account->limit[ACCOUNT_NAMES] = ++*(size_t *)context;
}

TEST(account, each_is_visited_once)
{
    static struct account some[150];
    size_t visited = 0;
    for (size_t i = 0; i < 150; i++)
        cr_assert(account_init(&some[i]));
    account_fini(&some[70]);
    account_each(set_limit, &visited);
    cr_assert_eq(visited, 150, "149 and the kernel's");
    cr_assert(account_init(&some[70]));
    for (size_t i = 0; i < 150; i++)
        account_fini(&some[i]);
}

/* No domain alone takes all that a small machine has. */
TEST(account, limits_are_half_of_little_memory)
{
    struct account account;
    account_boot(&(struct boot){.frames = 1024, .heap = 10000000});
    cr_assert(account_init(&account));
    cr_assert_eq(account.limit[ACCOUNT_HEAP], 5000000);
    cr_assert_eq(account.limit[ACCOUNT_STACK], 2 << 20);
    account_fini(&account);
    account_boot(&(struct boot){.frames = 1 << 20, .heap = UINT64_MAX});
    cr_assert(account_init(&account));
    cr_assert_eq(account.limit[ACCOUNT_HEAP], 256 << 20);
    cr_assert_eq(account.limit[ACCOUNT_STACK], 64 << 20);
    account_fini(&account);
}

Test(account, twice_ended_is_a_panic, .init = arena_boot, .exit_code = 70)
{
    struct account account;
    cr_assert(account_init(&account));
    struct account copy = account;
    account_fini(&account);
    account_fini(&copy);
}

Test(account, credit_of_too_much_is_a_panic, .init = arena_boot, .exit_code = 70)
{
    account_credit(account_kernel(), ACCOUNT_STRANDS, 1);
}

/* ---- Entries ---- */

static uint64_t first(void)
{
    return 1;
}

static uint64_t second(void)
{
    return 2;
}

TEST(entry, one_thunk_for_each_procedure)
{
    void *a = entry_create((void *)(uintptr_t)first);
    void *b = entry_create((void *)(uintptr_t)second);
    cr_assert_neq(a, b);
    cr_assert_eq(entry_create((void *)(uintptr_t)first), a);
    cr_assert_eq(entry_procedure((uintptr_t)b), (void *)(uintptr_t)second);
    cr_assert_null(entry_procedure((uintptr_t)b + 1));
    cr_assert_null(entry_procedure((uintptr_t)machine_entry(2)));
    cr_assert_null(entry_procedure(0));
}

TEST(entry, the_pool_ends)
{
    for (uintptr_t i = 1; i <= MACHINE_ENTRIES; i++)
        cr_assert_not_null(entry_create((void *)i));
    cr_assert_null(entry_create((void *)(uintptr_t)first));
}

TEST(entry, caller_outside_an_entry_is_none)
{
    cr_assert_eq(entry_caller(), 0);
}
