/* Virtio devices whose answers cannot be, or that do not start or stop. */
#include "fake.h"

#include "machine/x86_64/mmio.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

static char cookie_a, cookie_b;

static bool take(struct virtio *virtio, void **cookie, int64_t *result)
{
    *cookie = NULL;
    *result = -99;
    return virtio_complete(virtio, cookie, result);
}

static void expect_out_of_order(struct virtio *virtio)
{
    void *cookie;
    int64_t result;
    cr_assert_not(take(virtio, &cookie, &result));
    cr_assert_not(virtio_works(virtio));
    cr_assert_null(cookie);
    cr_assert_not(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 512, &cookie_a));
    cr_assert(virtio_close(virtio));
    cr_assert(virtio_open(virtio), "after a reset it has another chance");
    cr_assert(virtio_works(virtio));
}

Test(virtio, block_reads_and_writes)
{
    void *cookie;
    int64_t result;
    struct machine_device about;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    virtio_about(virtio, &about);
    cr_assert(about.kind == MACHINE_BLOCK && about.size == 128 * 512 && about.is_writable);
    cr_assert(virtio_submit(virtio, MACHINE_INPUT, 512, 3, 1024, &cookie_a));
    cr_assert_eq(fake.rings, 1);
    cr_assert_not(take(virtio, &cookie, &result));
    const struct virtqueue_descriptor *d = fake.queue[0]->descriptors;
    cr_assert_eq(d[0].length, 16);
    cr_assert_eq(*(uint32_t *)fake_memory(d[0].address), 0);
    cr_assert_eq(*(uint64_t *)fake_memory(d[0].address + 8), 1);
    fake_serve(fake.queue[0], 0);
    cr_assert(take(virtio, &cookie, &result));
    cr_assert(cookie == &cookie_a && result == 1024);
    cr_assert_eq(((uint8_t *)machine_frame(3))[1000], (uint8_t)1001);
    cr_assert(virtio_submit(virtio, MACHINE_OUTPUT, 1024, 3, 512, &cookie_b));
    cr_assert_eq(*(uint32_t *)fake_memory(d[0].address), 1);
    fake_serve(fake.queue[0], 0);
    cr_assert(take(virtio, &cookie, &result));
    cr_assert(cookie == &cookie_b && result == 512);
}

/* A flush has no data; a disk that keeps nothing to itself needs none. */
Test(virtio, block_is_flushed)
{
    void *cookie;
    int64_t result;
    struct machine_device about;
    fake.features |= 1 << 9;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    virtio_about(virtio, &about);
    cr_assert(about.keeps_output);
    cr_assert_not(virtio_submit(virtio, MACHINE_FLUSH, 0, 0, 512, &cookie_a));
    for (uint8_t status = 0; status < 3; status++) {
        cr_assert(virtio_submit(virtio, MACHINE_FLUSH, 0, 3, 0, &cookie_a));
        const struct virtqueue_descriptor *d = fake.queue[0]->descriptors;
        cr_assert(d[0].length == 16 && d[1].length == 1, "nothing between note and status");
        cr_assert_eq(*(uint32_t *)fake_memory(d[0].address), 4);
        cr_assert_eq(*(uint64_t *)fake_memory(d[0].address + 8), 0);
        fake_serve(fake.queue[0], status);
        cr_assert(take(virtio, &cookie, &result));
        cr_assert(cookie == &cookie_a && result == (status == 0 ? 0 : -1));
    }
    cr_assert(virtio_close(virtio));
    fake.features &= ~(uint64_t)(1 << 9);
    cr_assert(virtio_open(virtio));
    virtio_about(virtio, &about);
    cr_assert_not(about.keeps_output);
    cr_assert_not(virtio_submit(virtio, MACHINE_FLUSH, 0, 0, 0, &cookie_a));
}

Test(virtio, block_that_says_error)
{
    static const uint8_t bad[] = {1, 2, 3, 0xfe, 0xff};
    void *cookie;
    int64_t result;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    for (size_t i = 0; i < sizeof bad; i++) {
        cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 512, &cookie_a));
        fake_serve(fake.queue[0], bad[i]);
        cr_assert(take(virtio, &cookie, &result));
        cr_assert_eq(result, -1);
    }
    cr_assert(virtio_works(virtio), "an error is an answer");
}

/* What it did not write is not what was read. */
Test(virtio, block_that_writes_too_little)
{
    void *cookie;
    int64_t result;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    for (uint32_t n = 0; n < 513; n += 64) {
        cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 512, &cookie_a));
        fake_serve(fake.queue[0], 0);
        fake.queue[0]->used.ring[(fake.queue[0]->used.index - 1) % VIRTQUEUE_ENTRIES].length = n;
        cr_assert(take(virtio, &cookie, &result));
        cr_assert_eq(result, -1);
    }
}

/* No status at all, from the request before least of all. */
Test(virtio, block_without_status)
{
    void *cookie;
    int64_t result;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    for (unsigned i = 0; i < 2; i++) {
        cr_assert(virtio_submit(virtio, MACHINE_OUTPUT, 0, 0, 512, &cookie_a));
        if (i == 0)
            fake_serve(fake.queue[0], 0);
        else
            fake_answer(fake.queue[0], 0, 1);
        cr_assert(take(virtio, &cookie, &result));
        cr_assert_eq(result, i == 0 ? 512 : -1);
    }
}

Test(virtio, garbage_closes_the_queue)
{
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    for (uint32_t bad = 1; bad < 80; bad++) {
        cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 512, &cookie_a));
        fake_answer(fake.queue[0], bad, 513);
        expect_out_of_order(virtio);
    }
}

Test(virtio, never_answers)
{
    void *cookie;
    int64_t result;
    size_t count = 0;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    while (virtio_submit(virtio, MACHINE_INPUT, 0, 0, 512, &cookie_a))
        cr_assert_lt(++count, 100);
    cr_assert_geq(count, MACHINE_REQUESTS);
    cr_assert_not(take(virtio, &cookie, &result));
    cr_assert(virtio_close(virtio));
    cr_assert_not(fake.runs);
}

Test(virtio, a_read_only_disk)
{
    struct machine_device about;
    fake.features |= 1 << 5;
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    virtio_about(virtio, &about);
    cr_assert_not(about.is_writable);
    cr_assert_not(virtio_submit(virtio, MACHINE_OUTPUT, 0, 0, 512, &cookie_a));
    cr_assert_eq(fake.rings, 0);
}

Test(virtio, a_disk_of_impossible_size)
{
    fake.kind = MMIO_BLOCK;
    fake.size = UINT64_MAX;
    virtio_boot("");
    cr_assert_not(virtio_open(virtio_find("block0")));
    cr_assert_not(fake.runs);
}

Test(virtio, does_not_start)
{
    fake.kind = MMIO_BLOCK;
    virtio_boot("");
    struct virtio *virtio = virtio_find("block0");
    fake.features = 0;
    cr_assert_not(virtio_open(virtio), "an old one");
    fake.features = (uint64_t)1 << 32;
    fake.refuses_queue = true;
    cr_assert_not(virtio_open(virtio));
    fake.refuses_queue = false;
    fake.refuses_run = true;
    cr_assert_not(virtio_open(virtio));
    fake.refuses_run = false;
    cr_assert(virtio_open(virtio));
    cr_assert_not(virtio_open(virtio), "it is open");
}

/* Its frames are its own for ever, and so nothing else may use the machine. */
Test(virtio, does_not_stop)
{
    struct virtio *virtio = fake_open(MMIO_BLOCK);
    fake.refuses_reset = true;
    cr_assert_not(virtio_close(virtio));
    fake.refuses_reset = false;
    cr_assert_not(virtio_open(virtio), "never again");
}

Test(virtio, does_not_stop_at_the_end, .signal = SIGABRT)
{
    fake_open(MMIO_BLOCK);
    fake.refuses_reset = true;
    virtio_shutdown();
}

Test(virtio, net_receives_and_sends)
{
    void *cookie;
    int64_t result;
    struct machine_device about;
    struct virtio *virtio = fake_open(MMIO_NET);
    virtio_about(virtio, &about);
    cr_assert(about.kind == MACHINE_NET && about.most == 1514);
    cr_assert_eq(memcmp(about.address, "\xa0\xa1\xa2\xa3\xa4\xa5", 6), 0);
    cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 1514, &cookie_a));
    cr_assert(virtio_submit(virtio, MACHINE_OUTPUT, 0, 1, 60, &cookie_b));
    fake_serve(fake.queue[1], 0);
    cr_assert(take(virtio, &cookie, &result));
    cr_assert(cookie == &cookie_b && result == 60);
    fake_answer(fake.queue[0], 0, 12 + 42);
    cr_assert(take(virtio, &cookie, &result));
    cr_assert(cookie == &cookie_a && result == 42);
}

/* Packets without a header, without a byte, and longer than the frame. */
Test(virtio, net_with_bad_lengths)
{
    void *cookie;
    int64_t result;
    struct virtio *virtio = fake_open(MMIO_NET);
    for (uint32_t n = 0; n <= 12; n++) {
        cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 1514, &cookie_a));
        fake_answer(fake.queue[0], 0, n);
        cr_assert(take(virtio, &cookie, &result));
        cr_assert_eq(result, -1);
    }
    cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 1514, &cookie_a));
    fake_answer(fake.queue[0], 0, 12 + 1515);
    expect_out_of_order(virtio);
}

Test(virtio, console_receives_and_sends)
{
    void *cookie;
    int64_t result;
    struct virtio *virtio = fake_open(MMIO_CONSOLE);
    cr_assert(virtio_submit(virtio, MACHINE_INPUT, 0, 0, 100, &cookie_a));
    fake_answer(fake.queue[0], 0, 5);
    cr_assert(take(virtio, &cookie, &result));
    cr_assert(cookie == &cookie_a && result == 5);
    cr_assert(virtio_submit(virtio, MACHINE_OUTPUT, 0, 0, 100, &cookie_b));
    fake_answer(fake.queue[1], 0, 1);
    expect_out_of_order(virtio); /* it was not asked to write */
}
