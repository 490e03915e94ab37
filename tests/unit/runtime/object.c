/* The runtime object itself, as extensions call it; its symbols begin with `object_` here. */
#include <spin/abi.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

#include "runtime/spare.h"

void *object_memcpy(void *dst, const void *src, size_t n);
void *object_memmove(void *dst, const void *src, size_t n);
void *object_memset(void *block, int value, size_t n);
int object_memcmp(const void *a, const void *b, size_t n);
double object___floatundidf(uint64_t x);
float object___floatundisf(uint64_t x);
uint64_t object___fixunsdfdi(double x);
uint64_t object___fixunssfdi(float x);
int64_t object___fixdfdi(double x);
int64_t object___fixsfdi(float x);
uint64_t object_spin_atomic_load(const void *p, uint32_t size);
uint64_t object_spin_atomic_exchange(void *p, uint64_t value, uint32_t size);
uint64_t object_spin_atomic_add(void *p, uint64_t value, uint32_t size);
uint64_t object_spin_atomic_and(void *p, uint64_t value, uint32_t size);
uint64_t object_spin_atomic_or(void *p, uint64_t value, uint32_t size);
uint64_t object_spin_atomic_xor(void *p, uint64_t value, uint32_t size);
uint64_t object_spin_atomic_compare(void *p, uint64_t expected, uint64_t desired, uint32_t size);
extern uint64_t (*object_spin_entries[SPIN_ENTRY_COUNT])(void);
extern struct spare *object_spin_spare;
void *object_spin_new(uint32_t type, uint32_t site);
void *object_spin_try_new(uint32_t type);
void *object_spin_new_array(uint32_t type, uint64_t n, uint32_t site);
void *object_spin_try_new_array(uint32_t type, uint64_t n);
uint32_t object_spin_is(const void *object, uint32_t type);
void object_spin_fault(uint32_t site, uint64_t a, uint64_t b);

enum { SPACE = 160, LONGEST = 60, MIDDLE = 64 };

struct space {
    _Alignas(16) uint8_t bytes[SPACE];
};

static struct space numbered(void)
{
    struct space space;
    for (size_t i = 0; i < SPACE; i++)
        space.bytes[i] = (uint8_t)(i * 7 + 3);
    return space;
}

static bool equal(const struct space *a, const struct space *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

Test(block, copies_every_alignment_and_length)
{
    struct space src = numbered();
    for (size_t to = 0; to < 8; to++)
        for (size_t from = 0; from < 8; from++)
            for (size_t n = 0; n <= LONGEST; n++) {
                struct space got = {{0}}, wanted = {{0}};
                void *result = object_memcpy(got.bytes + to, src.bytes + from, n);
                memcpy(wanted.bytes + to, src.bytes + from, n);
                cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu <- %zu, %zu", to,
                          from, n);
            }
}

Test(block, moves_every_overlap)
{
    for (size_t to = 0; to < MIDDLE + 40; to++)
        for (size_t from = MIDDLE - 8; from < MIDDLE + 8; from++)
            for (size_t n = 0; n <= 50; n++) {
                struct space got = numbered(), wanted = numbered();
                void *result = object_memmove(got.bytes + to, got.bytes + from, n);
                memmove(wanted.bytes + to, wanted.bytes + from, n);
                cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu <- %zu, %zu", to,
                          from, n);
            }
}

Test(block, sets_every_alignment_and_length)
{
    for (size_t to = 0; to < 16; to++)
        for (size_t n = 0; n <= LONGEST; n++) {
            struct space got = numbered(), wanted = numbered();
            void *result = object_memset(got.bytes + to, 0x1a5, n);
            memset(wanted.bytes + to, 0xa5, n);
            cr_assert(result == got.bytes + to && equal(&got, &wanted), "%zu, %zu", to, n);
        }
}

Test(block, compares_bytes_as_unsigned)
{
    cr_expect(eq(int, object_memcmp("ab", "ab", 2), 0));
    cr_expect(lt(int, object_memcmp("a\x7f", "a\x80", 2), 0));
    cr_expect(gt(int, object_memcmp("b", "aaaa", 1), 0));
    cr_expect(eq(int, object_memcmp("a", "b", 0), 0));
    cr_expect(eq(int, object_memcmp("same tail", "same head", 5), 0));
}

static int sign(int x)
{
    return (x > 0) - (x < 0);
}

Test(block, compares_every_alignment_length_and_difference)
{
    for (size_t at = 0; at < 8; at++)
        for (size_t n = 1; n <= LONGEST; n++)
            for (size_t differs = 0; differs <= n; differs++) {
                struct space a = numbered(), b = {{0}};
                memcpy(b.bytes + 3, a.bytes + at, n + 1);
                b.bytes[3 + differs] ^= 0x80;
                int got = object_memcmp(a.bytes + at, b.bytes + 3, n);
                cr_assert(eq(int, sign(got), sign(memcmp(a.bytes + at, b.bytes + 3, n))));
            }
}

Test(convert, agrees_with_c_in_range)
{
    static const uint64_t values[] = {0,          1,    0x7fffffffffffffff, 0x8000000000000000,
                                      UINT64_MAX, 12345};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        cr_expect(object___floatundidf(values[i]) == (double)values[i]);
        cr_expect(object___floatundisf(values[i]) == (float)values[i]);
    }
    cr_expect(object___fixunsdfdi(9.3e18) == 9300000000000000000u);
    cr_expect(object___fixunssfdi(3.99f) == 3);
    cr_expect(object___fixdfdi(-4.5e18) == -4500000000000000000);
    cr_expect(object___fixsfdi(-3.99f) == -3);
}

Test(convert, saturates_and_turns_nan_into_zero)
{
    cr_expect(object___fixunsdfdi(1e300) == UINT64_MAX);
    cr_expect(object___fixunsdfdi(-1) == 0);
    cr_expect(object___fixunsdfdi((double)NAN) == 0);
    cr_expect(object___fixunssfdi(INFINITY) == UINT64_MAX);
    cr_expect(object___fixdfdi(1e300) == INT64_MAX);
    cr_expect(object___fixdfdi(-1e300) == INT64_MIN);
    cr_expect(object___fixdfdi((double)NAN) == 0);
    cr_expect(object___fixsfdi(-INFINITY) == INT64_MIN);
    cr_expect(object___fixsfdi(NAN) == 0);
}

static const void *seen_object;
static uint32_t seen_type, seen_site;
static uint64_t seen_a, seen_b;

static uint32_t kernel_is(const void *object, uint32_t type)
{
    seen_object = object;
    seen_type = type;
    return 1;
}

static void kernel_fault(uint32_t site, uint64_t a, uint64_t b)
{
    seen_site = site;
    seen_a = a;
    seen_b = b;
}

Test(entries, jump_through_the_table_with_all_arguments)
{
    object_spin_entries[SPIN_ENTRY_spin_is] = (uint64_t (*)(void))(void (*)(void))kernel_is;
    object_spin_entries[SPIN_ENTRY_spin_fault] = (uint64_t (*)(void))(void (*)(void))kernel_fault;
    int object = 0;
    cr_expect(object_spin_is(&object, 105) == 1);
    cr_expect(seen_object == &object && seen_type == 105);
    object_spin_fault(7, UINT64_MAX, 1);
    cr_expect(seen_site == 7 && seen_a == UINT64_MAX && seen_b == 1);
}

/* --- New ------------------------------------------------------------------------------------------ */

enum { PLAIN = 101, NODE = 103, FLEXIBLE = 105, HUGE = 107, ROWS = 54, OWNER = 77, BLOCK = 32 };

static struct spare_shape shapes[ROWS];
static struct spare_payer payer;
static struct spare_strand strand = {.payer = &payer};
static struct spare_strand *running = &strand;
static struct spare blocks;
static _Alignas(16) uint64_t plain[2][BLOCK / 8], nodes[2][BLOCK / 8];
static uint64_t asked[3];
static void *kernels; /* what the kernel gives */

static void *kernel_new(uint64_t a, uint64_t b, uint64_t c)
{
    asked[0] = a;
    asked[1] = b;
    asked[2] = c;
    return kernels;
}

static void *link_blocks(uint64_t (*block)[BLOCK / 8])
{
    block[0][0] = (uintptr_t)block[1];
    block[1][0] = 0;
    return block[0];
}

/* Two blocks of 32 bytes of each kind; those without references are full of old bytes. */
static void fill_spare(void)
{
    memset(plain, 0xa5, sizeof plain);
    memset(nodes, 0, sizeof nodes);
    memset(&blocks, 0, sizeof blocks);
    shapes[PLAIN / 2] = (struct spare_shape){.size = 4, .one = 16};
    shapes[NODE / 2] = (struct spare_shape){.size = 16, .references = 8, .one = BLOCK + 8};
    shapes[FLEXIBLE / 2] = (struct spare_shape){.size = SPARE_NEVER};
    shapes[HUGE / 2] = (struct spare_shape){.size = 1 << 20};
    blocks.running = &running;
    blocks.shapes = shapes;
    blocks.rows = ROWS;
    *spare_list(&blocks, BLOCK) = link_blocks(plain);
    *spare_list(&blocks, BLOCK + 8) = link_blocks(nodes);
    payer = (struct spare_payer){.id = OWNER, .used = 5, .limit = 1000};
    object_spin_spare = &blocks;
    for (size_t i = 0; i < SPIN_ENTRY_COUNT; i++)
        object_spin_entries[i] = (uint64_t (*)(void))(void (*)(void))kernel_new;
    memset(asked, 0, sizeof asked);
    kernels = &asked;
}

/* An object in that block, zero between its header and its owner. */
static bool is_object(const void *object, const uint64_t *block, uint32_t type, uint64_t count)
{
    uint64_t last = (uint64_t)OWNER << 32;
    return object == block + 1 && block[0] == (type | count << 32) && block[1] == 0 &&
           block[2] == 0 && block[3] == last;
}

Test(new, objects_come_from_blocks_in_spare)
{
    fill_spare();
    cr_expect(is_object(object_spin_new(NODE, 9), nodes[0], NODE, 1));
    cr_expect(is_object(object_spin_try_new(NODE), nodes[1], NODE, 1));
    cr_expect(is_object(object_spin_new_array(PLAIN, 5, 9), plain[0], PLAIN, 5));
    cr_expect(is_object(object_spin_try_new_array(PLAIN, 2), plain[1], PLAIN, 2));
    cr_expect(payer.used == 5 + 4 * BLOCK && asked[0] == 0);
    cr_expect(object_spin_new(NODE, 9) == kernels && asked[0] == NODE && asked[1] == 9);
    cr_expect(object_spin_new_array(PLAIN, 5, 9) == kernels && asked[0] == PLAIN && asked[1] == 5);
    cr_expect(payer.used == 5 + 4 * BLOCK);
}

/* Whether the kernel was asked, and nothing else was done. */
static bool is_left(const void *object, uint64_t type, uint64_t n)
{
    bool is_same = *spare_list(&blocks, BLOCK) == plain[0] &&
                   *spare_list(&blocks, BLOCK + 8) == nodes[0] && payer.used == 5;
    return object == kernels && asked[0] == type && asked[1] == n && is_same;
}

Test(new, what_is_not_plain_is_the_kernels)
{
    fill_spare();
    cr_expect(is_left(object_spin_new(PLAIN, 9), PLAIN, 9), "no block of that size");
    cr_expect(is_left(object_spin_new(HUGE, 9), HUGE, 9), "an object without a list");
    cr_expect(is_left(object_spin_new(FLEXIBLE, 9), FLEXIBLE, 9));
    cr_expect(is_left(object_spin_new(NODE - 1, 9), NODE - 1, 9), "an even id");
    cr_expect(is_left(object_spin_new(2 * ROWS + 1, 9), 2 * ROWS + 1, 9), "an id too large");
    cr_expect(is_left(object_spin_new(UINT32_MAX, 9), UINT32_MAX, 9));
    cr_expect(is_left(object_spin_new_array(PLAIN, 0, 9), PLAIN, 0) && asked[2] == 9);
    cr_expect(is_left(object_spin_new_array(NODE, 2, 9), NODE, 2), "no block of that size");
    cr_expect(is_left(object_spin_new_array(FLEXIBLE, 1, 9), FLEXIBLE, 1));
    cr_expect(is_left(object_spin_new_array(HUGE, 2048, 9), HUGE, 2048));
    for (uint32_t shift = 9; shift < 64; shift++) {
        uint64_t n = (uint64_t)1 << shift;
        cr_expect(is_left(object_spin_try_new_array(PLAIN, n), PLAIN, n), "%lu", n);
        cr_expect(is_left(object_spin_new_array(PLAIN, n + 5, 9), PLAIN, n + 5), "%lu", n);
    }
}

Test(new, an_account_at_its_limit_is_the_kernels)
{
    fill_spare();
    payer.limit = payer.used + BLOCK - 1;
    cr_expect(is_left(object_spin_new(NODE, 9), NODE, 9));
    cr_expect(is_left(object_spin_new_array(PLAIN, 5, 9), PLAIN, 5));
    payer.limit = 0;
    cr_expect(is_left(object_spin_new(NODE, 9), NODE, 9));
    payer.limit = payer.used + BLOCK;
    cr_expect(is_object(object_spin_new(NODE, 9), nodes[0], NODE, 1));
}

/* Every size that there is a list for, whatever lay in the block. */
Test(new, arrays_without_references_are_cleared_whole)
{
    static _Alignas(16) uint8_t block[SPARE_MOST + 16];
    fill_spare();
    payer.limit = UINT64_MAX;
    for (uint64_t size = 16; size <= SPARE_MOST; size += 16) {
        memset(block, 0xff, sizeof block);
        *(void **)block = NULL;
        *spare_list(&blocks, size) = block;
        uint64_t n = (size - 12) / 4;
        cr_expect(object_spin_new_array(PLAIN, n, 9) == block + 8, "%lu", size);
        for (uint64_t i = 8; i < size - 4; i++)
            cr_assert(block[i] == 0, "%lu of %lu", i, size);
        cr_expect(block[size - 4] == OWNER && block[size] == 0xff);
    }
}

/* --- Atomics -------------------------------------------------------------------------------------- */

static uint64_t low_bytes(uint64_t value, uint32_t size)
{
    return size == 8 ? value : value & ((1ull << 8 * size) - 1);
}

/* Whether one step gave back what was there, left what it should, and touched nothing beside it. */
static bool step_is(uint64_t (*step)(void *, uint64_t, uint32_t), uint64_t value, uint32_t size,
                    uint64_t left)
{
    static const uint64_t before[3] = {0x1122334455667788, 0xf0f1f2f3f4f5f6f7, 0x99aabbccddeeff00};
    uint64_t words[3] = {before[0], before[1], before[2]};
    uint64_t old = step(&words[1], value, size);
    uint64_t kept = before[1] - low_bytes(before[1], size);
    return old == low_bytes(before[1], size) && words[1] == kept + low_bytes(left, size) &&
           words[0] == before[0] && words[2] == before[2] &&
           object_spin_atomic_load(&words[1], size) == low_bytes(left, size);
}

Test(atomic, each_width_changes_its_own_bytes)
{
    const uint64_t was = 0xf0f1f2f3f4f5f6f7, by = 0x8182838485868789;
    for (uint32_t size = 1; size <= 8; size *= 2) {
        cr_expect(step_is(object_spin_atomic_exchange, by, size, by), "exchange %u", size);
        cr_expect(step_is(object_spin_atomic_add, by, size, was + by), "add %u", size);
        cr_expect(step_is(object_spin_atomic_and, by, size, was & by), "and %u", size);
        cr_expect(step_is(object_spin_atomic_or, by, size, was | by), "or %u", size);
        cr_expect(step_is(object_spin_atomic_xor, by, size, was ^ by), "xor %u", size);
    }
}

Test(atomic, compare_stores_only_what_it_expected)
{
    for (uint32_t size = 1; size <= 8; size *= 2) {
        uint64_t word = 0xf0f1f2f3f4f5f6f7, found = low_bytes(word, size);
        cr_expect(object_spin_atomic_compare(&word, found ^ 1, 5, size) == found);
        cr_expect(word == 0xf0f1f2f3f4f5f6f7);
        cr_expect(object_spin_atomic_compare(&word, found, 5, size) == found);
        cr_expect(low_bytes(word, size) == 5 && word - 5 == 0xf0f1f2f3f4f5f6f7 - found);
    }
}

enum { THREADS = 4, ROUNDS = 100 * 1000 };

struct contended {
    uint64_t sum, toggled, claimed;
    uint32_t narrow;
};

/* Every operation that could lose an update, against the other threads. */
static void *contend(void *argument)
{
    struct contended *all = argument;
    for (int i = 0; i < ROUNDS; i++) {
        object_spin_atomic_add(&all->sum, 3, 8);
        object_spin_atomic_add(&all->narrow, UINT64_MAX, 4);
        object_spin_atomic_xor(&all->toggled, 1ull << i % 64, 8);
        uint64_t seen = object_spin_atomic_load(&all->claimed, 8), old;
        while ((old = object_spin_atomic_compare(&all->claimed, seen, seen + 1, 8)) != seen)
            seen = old;
    }
    return NULL;
}

Test(atomic, no_update_is_lost)
{
    struct contended all = {0};
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        cr_assert(pthread_create(&threads[i], NULL, contend, &all) == 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    cr_expect(all.sum == 3ull * THREADS * ROUNDS);
    cr_expect(all.narrow == (uint32_t)-(THREADS * ROUNDS));
    cr_expect(all.toggled == 0, "each bit was flipped an even number of times");
    cr_expect(all.claimed == (uint64_t)THREADS * ROUNDS);
}
