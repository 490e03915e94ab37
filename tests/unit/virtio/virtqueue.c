/*
 * Virtqueues against a device that answers what it likes: nothing but answers to requests comes out, each once,
 * and after the first that cannot be, nothing.
 */
#include "fake.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static _Alignas(4096) union {
    struct virtqueue_memory memory;
    uint8_t bytes[2 * VIRTQUEUE_BYTES];
} shared;
static struct virtqueue queue;
static char cookies[VIRTQUEUE_SLOTS];

static int post(size_t parts)
{
    struct virtqueue_part part[] = {{0x1000, 16, false}, {0x2000, 512, true}, {0x3000, 1, true}};
    int slot = virtqueue_free(&queue);
    if (slot >= 0)
        virtqueue_post(&queue, slot, part, parts, &cookies[slot]);
    return slot;
}

static void boot(void)
{
    memset(&shared, 0, sizeof shared);
    memset(shared.bytes + VIRTQUEUE_BYTES, 0x55, VIRTQUEUE_BYTES);
    virtqueue_init(&queue, &shared.memory, 4);
}

/* The page behind the queue is somebody else's. */
static void check(void)
{
    for (size_t i = VIRTQUEUE_BYTES; i < sizeof shared; i++)
        cr_assert_eq(shared.bytes[i], 0x55);
}

#define TEST(name) Test(virtqueue, name, .init = boot, .fini = check)

static void expect_broken(void)
{
    void *cookie = NULL;
    uint32_t length = 0;
    cr_assert_eq(virtqueue_take(&queue, &cookie, &length), -1);
    cr_assert(queue.is_broken);
    cr_assert_null(cookie);
    cr_assert_eq(virtqueue_free(&queue), -1);
    shared.memory.used.index = queue.taken;
    fake_answer(&shared.memory, 0, 1);
    cr_assert_eq(virtqueue_take(&queue, &cookie, &length), -1, "it stays broken");
}

TEST(a_chain_is_what_the_standard_says)
{
    cr_assert_eq(post(3), 0);
    const struct virtqueue_descriptor *d = shared.memory.descriptors;
    cr_assert(d[0].address == 0x1000 && d[0].length == 16 && d[0].flags == 1 && d[0].next == 1);
    cr_assert(d[1].address == 0x2000 && d[1].length == 512 && d[1].flags == 3 && d[1].next == 2);
    cr_assert(d[2].address == 0x3000 && d[2].length == 1 && d[2].flags == 2);
    cr_assert_eq(shared.memory.available.index, 1);
    cr_assert_eq(shared.memory.available.ring[0], 0);
}

TEST(answers_in_any_order)
{
    void *cookie;
    uint32_t length;
    for (int i = 0; i < 16; i++)
        cr_assert_eq(post(3), i);
    cr_assert_eq(post(3), -1, "it is full");
    for (uint32_t i = 0; i < 16; i++)
        fake_answer(&shared.memory, (i * 5 % 16) * 4, i);
    for (uint32_t i = 0; i < 16; i++) {
        cr_assert_eq(virtqueue_take(&queue, &cookie, &length), (int)(i * 5 % 16));
        cr_assert_eq(cookie, &cookies[i * 5 % 16]);
        cr_assert_eq(length, i);
    }
    cr_assert_eq(virtqueue_take(&queue, &cookie, &length), -1);
    cr_assert_not(queue.is_broken);
}

TEST(the_indexes_wrap)
{
    void *cookie;
    uint32_t length;
    for (unsigned i = 0; i < 3 * 65536; i++) {
        cr_assert_eq(post(3), 0);
        fake_answer(&shared.memory, 0, i % 514);
        cr_assert_eq(virtqueue_take(&queue, &cookie, &length), 0);
        cr_assert_eq(length, i % 514);
    }
}

TEST(nothing_was_asked)
{
    fake_answer(&shared.memory, 0, 0);
    expect_broken();
}

TEST(the_index_jumps)
{
    post(3);
    shared.memory.used.index = 2;
    expect_broken();
}

TEST(the_index_goes_back)
{
    void *cookie;
    uint32_t length;
    post(3);
    post(3);
    fake_answer(&shared.memory, 0, 1);
    cr_assert_eq(virtqueue_take(&queue, &cookie, &length), 0);
    shared.memory.used.index = 0;
    cookie = NULL;
    expect_broken();
}

TEST(a_descriptor_out_of_range)
{
    static const uint32_t bad[] = {64, 65, 68, 1000, 0x10000, 0x80000000, 0xffffffff, 0xfffffffc};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        boot();
        post(3);
        fake_answer(&shared.memory, bad[i], 1);
        expect_broken();
    }
}

TEST(the_middle_of_a_chain)
{
    post(3);
    fake_answer(&shared.memory, 1, 1);
    expect_broken();
}

TEST(a_slot_that_is_not_under_way)
{
    post(3);
    fake_answer(&shared.memory, 4, 1);
    expect_broken();
}

TEST(the_same_answer_twice)
{
    void *cookie;
    uint32_t length;
    post(3);
    post(3);
    fake_answer(&shared.memory, 0, 1);
    fake_answer(&shared.memory, 0, 1);
    cr_assert_eq(virtqueue_take(&queue, &cookie, &length), 0);
    expect_broken();
}

TEST(more_bytes_than_there_was_room_for)
{
    static const uint32_t bad[] = {514, 529, 4096, 0x80000000, 0xffffffff};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        boot();
        post(3);
        fake_answer(&shared.memory, 0, bad[i]);
        expect_broken();
    }
}

/* The device writes anything anywhere in the shared page, between any two steps. */
TEST(random_garbage)
{
    srand(1);
    for (unsigned round = 0; round < 20000; round++) {
        char under_way[VIRTQUEUE_SLOTS] = {0};
        boot();
        for (unsigned step = 0; step < 12; step++) {
            void *cookie = NULL;
            uint32_t length = 0;
            int slot = post(3);
            if (slot >= 0)
                under_way[slot] = 1;
            if (rand() % 3 != 0)
                fake_answer(&shared.memory, (uint32_t)(rand() % 20), (uint32_t)(rand() % 600));
            else
                for (unsigned i = 0; i < 20; i++)
                    shared.bytes[(unsigned)rand() % VIRTQUEUE_BYTES] = (uint8_t)rand();
            slot = virtqueue_take(&queue, &cookie, &length);
            if (slot < 0)
                continue;
            cr_assert_lt(slot, 16);
            cr_assert(under_way[slot]);
            cr_assert_eq(cookie, &cookies[slot]);
            cr_assert_leq(length, 513);
            under_way[slot] = 0;
        }
        check();
    }
}
