/* Asks devices for what may take its time. */
#include <console.h>
#include <device.h>
#include <heap.h>
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

struct chunk {
    u8 *__array bytes;
};

/* Nobody keeps what another strand has begun, and much of the same size is allocated: none of it is written. */
int forget(int argc, str_t *__array argv)
{
    enum { CHUNKS = 600 };
    requests = NULL;
    bytes = new_array(u8, LENGTH);
    heap_collect();
    struct chunk *chunks = new_array(struct chunk, CHUNKS);
    for (u32 i = 0; i < CHUNKS; i++)
        chunks[i].bytes = new_array(u8, LENGTH);
    say("let it answer\n");
    for (u32 i = 0; i < 100; i++)
        strand_sleep(100000);
    for (u32 i = 0; i < CHUNKS; i++)
        for (u32 k = 0; k < LENGTH; k++)
            if (chunks[i].bytes[k] != 0) {
                say("written\n");
                return 1;
            }
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

int main(int argc, str_t *__array argv)
{
    return 0;
}
