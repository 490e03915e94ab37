/* Asks devices for what may take its time. */
#include <console.h>
#include <device.h>
#include <heap.h>
#include <package.h>
#include <strand.h>

module(diver);

enum { LENGTH = 4096, MOST = 64 };

typedef struct device_request *request;

static request *__array requests;
static u8 *__array bytes;
static struct device *opened;
static u32 count;
static struct strand *diver;
static i64 got = -2;

static void say(const char *__cstr text)
{
    console_print(console_open(), "%s", text);
}

static void open(int argc, str_t *__array argv)
{
    struct device *device = device_open(argv[argc - 1]);
    assert(device != NULL);
    opened = device;
}

/* Begins as many as it may, and returns: "begun 16, then 3". */
int begin(int argc, str_t *__array argv)
{
    status why = OK;
    open(argc, argv);
    requests = new_array(request, MOST);
    bytes = new_array(u8, LENGTH);
    count = 0;
    while (count < MOST && succeeded(why)) {
        requests[count] = device_begin_read(opened, 0, bytes, LENGTH, &why);
        count += requests[count] != NULL;
    }
    console_print(console_open(), "begun %u, then %d\n", count, why.code);
    return 0;
}

/* Waits for what was begun: "done 16, each 4096, byte 120". */
int wait(int argc, str_t *__array argv)
{
    u32 good = 0;
    i64 result = 0;
    for (u32 i = 0; i < count; i++) {
        result = device_await(requests[i]);
        good += device_is_done(requests[i]);
    }
    console_print(console_open(), "done %u, each %ld, byte %u\n", good, (long)result,
                  (u32)bytes[LENGTH - 1]);
    return 0;
}

static void dive(void *__nullable argument)
{
    u8 there[LENGTH];
    got = device_read(opened, 0, there, LENGTH);
    console_print(console_open(), "came up with %ld, byte %u\n", (long)got, (u32)there[LENGTH - 1]);
}

static void start(void)
{
    status why;
    struct strand *strand = strand_create(dive, NULL, "diver", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    strand_yield();
    diver = strand;
}

/* A strand waits for the device, and the others go on: the host hears of it and lets the device answer. */
int others_run(int argc, str_t *__array argv)
{
    open(argc, argv);
    start();
    say("others run\n");
    console_print(console_open(), "ended %d\n", strand_join(diver).code);
    return 0;
}

/* A strand is ended while it waits for the device. */
int killed(int argc, str_t *__array argv)
{
    open(argc, argv);
    start();
    strand_kill(diver);
    console_print(console_open(), "ended %d\n", strand_join(diver).code);
    say("let it answer\n");
    start();
    console_print(console_open(), "ended %d\n", strand_join(diver).code);
    return 0;
}

/* Nothing answers in time: -1, and -1 from then on. */
int never(int argc, str_t *__array argv)
{
    status why;
    open(argc, argv);
    start();
    struct device_request *second =
        device_begin_read(opened, 0, new_array(u8, LENGTH), LENGTH, &why);
    assert(second != NULL);
    i64 ended = strand_join(diver).code;
    console_print(console_open(), "ended %ld, request %ld\n", (long)ended,
                  (long)device_await(second));
    dive(NULL);
    return 0;
}

static void end(void *__nullable argument)
{
}

/* Sleeps for long, as others count, and lets the device answer then. */
static void wait_long(void *__nullable argument)
{
    for (u32 i = 0; i < 100; i++)
        strand_sleep(1000000);
    say("let it answer\n");
}

/* Waits for the device while another strand is ready that it is to schedule. */
int leads(int argc, str_t *__array argv)
{
    status why;
    open(argc, argv);
    struct strand *ready = strand_create(end, NULL, "ready", 0, &why);
    struct strand *other = strand_create(wait_long, NULL, "other", 0, &why);
    assert(ready != NULL && other != NULL);
    assert(succeeded(package_adopt(ready, strand_current(), NULL)));
    assert(succeeded(strand_start(ready)) && succeeded(strand_start(other)));
    dive(NULL);
    return 0;
}

struct chunk {
    u8 *__array bytes;
};

enum { CHUNKS = 600 };

static struct chunk *__array chunks;

/* Nobody keeps what another strand has begun, and much of the same size is allocated. */
int forget(int argc, str_t *__array argv)
{
    requests = NULL;
    bytes = new_array(u8, LENGTH);
    heap_collect();
    chunks = new_array(struct chunk, CHUNKS);
    for (u32 i = 0; i < CHUNKS; i++)
        chunks[i].bytes = new_array(u8, LENGTH);
    say("let it answer\n");
    return 0;
}

/* None of it was written. */
int look(int argc, str_t *__array argv)
{
    for (u32 i = 0; i < CHUNKS; i++)
        for (u32 k = 0; k < LENGTH; k++)
            if (chunks[i].bytes[k] != 0)
                return 1;
    say("untouched\n");
    return 0;
}

/* All of a file that is larger than one transfer, with and without waiting for it. */
int at_once(int argc, str_t *__array argv)
{
    status why;
    open(argc, argv);
    u64 size = device_size(opened);
    u8 *there = new_array(u8, size);
    i64 read = device_read(opened, 0, there, size);
    struct device_request *second = device_begin_read(opened, 0, there, size, &why);
    assert(second != NULL);
    console_print(console_open(), "read %ld, then %ld\n", (long)read, (long)device_await(second));
    return 0;
}

/* Some are cancelled while the device does not answer, one of them twice; and one that is done. */
int cancel(int argc, str_t *__array argv)
{
    begin(argc, argv);
    struct device_request *first = requests[0], *last = requests[count - 1];
    _Bool was_cancelled = device_cancel(first), again = device_cancel(first);
    for (u32 i = 1; i < count; i++)
        if (!device_cancel(requests[i]))
            return 1;
    console_print(console_open(), "cancelled %d, again %d, done %d: %ld, %ld\n", (int)was_cancelled,
                  (int)again, (int)device_is_done(last), (long)device_await(first),
                  (long)device_await(last));
    say("let it answer\n");
    start();
    console_print(console_open(), "ended %d, byte %u\n", strand_join(diver).code,
                  (u32)bytes[LENGTH - 1]);
    return 0;
}

/* What is done stays as it is; what waits for one that another cancels hears of it. */
static void await(void *__nullable argument)
{
    console_print(console_open(), "waited for %ld\n", (long)device_await(requests[1]));
}

int cancel_awaited(int argc, str_t *__array argv)
{
    status why;
    u8 *some = new_array(u8, LENGTH);
    open(argc, argv);
    requests = new_array(request, 2);
    requests[0] = device_begin_read(opened, 0, new_array(u8, 1), 0, &why);
    requests[1] = device_begin_read(opened, 0, some, LENGTH, &why);
    struct strand *strand = strand_create(await, NULL, "waiting", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    strand_yield();
    struct device_request *nothing = requests[0], *one = requests[1];
    console_print(console_open(), "nothing to do %d, one %d\n", (int)device_cancel(nothing),
                  (int)device_cancel(one));
    console_print(console_open(), "ended %d\n", strand_join(strand).code);
    return 0;
}

/* What was written stays. */
int flush(int argc, str_t *__array argv)
{
    u8 sector[512];
    open(argc, argv);
    i64 written = device_write(opened, 0, sector, 512);
    console_print(console_open(), "written %ld, flushed %ld\n", (long)written,
                  (long)device_flush(opened));
    return 0;
}

/* Says so much that nobody takes it all: then it is refused, and more at once. */
int shout(int argc, str_t *__array argv)
{
    u8 text[1000];
    open(argc, argv);
    u32 said = 0;
    while (said < 10000 && device_send(opened, text, 1000) == 1000)
        said++;
    console_print(console_open(), "taken %s, then %ld\n", said > 0 && said < 10000 ? "some" : "?",
                  (long)device_send(opened, text, 1000));
    say("let it answer\n");
    console_print(console_open(), "afterwards %ld\n", (long)device_send(opened, text, 1000));
    return 0;
}

static _Bool is_told;

static void listen_slowly(void *__nullable argument)
{
    while (!is_told) {
        strand_sleep(10000000);
        say("let it answer\n");
    }
}

/* Says more than fits in between to who takes it now and then. */
int tell(int argc, str_t *__array argv)
{
    enum { PIECES = 600 };
    status why;
    u8 text[1000];
    open(argc, argv);
    struct strand *strand = strand_create(listen_slowly, NULL, "slow", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    u32 said = 0;
    for (u32 i = 0; i < PIECES; i++)
        said += device_send(opened, text, 1000) == 1000;
    is_told = 1;
    assert(succeeded(strand_join(strand)));
    console_print(console_open(), "told %u of %d\n", said, (int)PIECES);
    return 0;
}

int main(int argc, str_t *__array argv)
{
    return 0;
}
