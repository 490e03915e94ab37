/* Requests that nobody waits for, on each block device that it is given: several at a time, of different lengths, and
 * those that must fail; and an event when they are done. A disk has 64 KiB. */
#include "async.h"

#include <clock.h>
#include <console.h>
#include <strand.h>

module(async);
implements(async);

enum { PIECES = 6, PIECE = 10 * 1024, STEP = 1536 };

struct piece {
    struct device_request *request;
    u8 *__array bytes;
};

static struct piece *__array pieces;
static struct strand *waiting;
static u32 told;

static _Bool all_done(void)
{
    for (u32 i = 0; i < PIECES; i++)
        if (!pieces[i].request || !device_is_done(pieces[i].request))
            return 0;
    return 1;
}

void async_done(struct device *device)
{
    told++;
    if (all_done())
        strand_unblock(waiting);
}

/* Each piece is of another length; the first ones take more than one transfer of any device. */
static size_t length_of(u32 i)
{
    return i < 2 ? 2 * PIECE : PIECE / 2 - i * 512;
}

static u64 position_of(u32 i)
{
    return i < 2 ? i * 2 * PIECE : 4 * PIECE + (i - 2) * (PIECE / 2);
}

static void begin(struct device *device, _Bool is_write)
{
    for (u32 i = 0; i < PIECES; i++) {
        status why;
        size_t n = length_of(i);
        u8 *bytes = new_array(u8, n);
        for (size_t k = 0; is_write && k < n; k++)
            bytes[k] = (u8)(i * 40 + k * 7 + k / 256);
        pieces[i].bytes = bytes;
        pieces[i].request = is_write ? device_begin_write(device, position_of(i), bytes, n, &why)
                                     : device_begin_read(device, position_of(i), bytes, n, &why);
        assert(pieces[i].request != NULL);
    }
}

/* In the other order than they were begun. */
static void await(struct console *console, const char *__cstr what)
{
    for (u32 i = PIECES; i-- > 0;)
        console_print(console, "%s %u: %ld of %lu, again %ld\n", what, i, (long)device_await(pieces[i].request),
                      (unsigned long)length_of(i), (long)device_await(pieces[i].request));
}

static u64 sum(void)
{
    u64 total = 7;
    for (u32 i = 0; i < PIECES; i++)
        for (size_t k = 0; k < length_of(i); k++)
            total = total * 31 + pieces[i].bytes[k];
    return total;
}

/* By the event, not by waiting for each: what is done when it is begun may have been told before it was kept. */
static void be_told(struct console *console, struct device *device)
{
    for (u32 i = 0; i < PIECES; i++)
        pieces[i].request = NULL;
    told = 0;
    waiting = strand_current();
    console_print(console, "notify %d, again %d\n", device_notify(device, async_done).code,
                  device_notify(device, async_done).code);
    begin(device, 0);
    while (!all_done())
        strand_block(waiting);
    for (u32 i = 0; i < 500 && !told; i++)
        strand_sleep(10000000);
    console_print(console, "told %s, end %d\n", told ? "so" : "nothing", device_notify(device, NULL).code);
}

static void one(struct console *console, const char *__cstr what, struct device_request *__nullable request, status why)
{
    if (request)
        console_print(console, "%s: %ld\n", what, (long)device_await(request));
    else
        console_print(console, "%s: refused %d\n", what, why.code);
}

static void refuse(struct console *console, struct device *device)
{
    status why;
    u64 size = device_size(device);
    u8 *some = new_array(u8, 2048);
    one(console, "end", device_begin_read(device, size - 10, some, 2048, &why), why);
    one(console, "behind", device_begin_read(device, size, some, 1, &why), why);
    one(console, "far behind", device_begin_read(device, ~(u64)0, some, 1, &why), why);
    one(console, "nothing", device_begin_read(device, 0, some, 0, &why), why);
    one(console, "odd write", device_begin_write(device, 1, some, 512, &why), why);
    one(console, "write behind", device_begin_write(device, size, some, 512, &why), why);
    one(console, "short write", device_begin_write(device, 0, some, 100, &why), why);
}

static void use(struct console *console, struct device *device)
{
    struct device_about about;
    device_describe(device, &about);
    console_print(console, "size %lu, writable %d\n", (unsigned long)about.size, (int)about.is_writable);
    if (about.is_writable) {
        begin(device, 1);
        await(console, "write");
        u64 written = sum();
        begin(device, 0);
        await(console, "read");
        console_print(console, "%s\n", sum() == written ? "the same" : "another");
    }
    be_told(console, device);
    refuse(console, device);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    pieces = new_array(struct piece, PIECES);
    for (int i = 1; i < argc; i++) {
        struct device *device = device_open(argv[i]);
        if (device)
            use(console, device);
        else
            console_print(console, "no device\n");
    }
    return 0;
}
