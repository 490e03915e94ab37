/* A disk that takes a while for each request: who waits for it, who does not, and how many there may be. */
#include <console.h>
#include <device.h>
#include <strand.h>

module(slow);

enum { SECTOR = 512, MOST = 100 };

static struct device *disk;
typedef struct device_request *request;

static request *__array requests;
static i64 got = -2;

static void read(void *__nullable argument)
{
    u8 sector[SECTOR];
    got = device_read(disk, 0, sector, SECTOR);
}

static struct strand *begin(void)
{
    status why;
    struct strand *strand = strand_create(read, NULL, "reader", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    strand_yield();
    return strand;
}

static void one_waits(struct console *console)
{
    struct strand *reader = begin();
    u64 turns = 0;
    while (got == -2) {
        turns++;
        strand_yield();
    }
    console_print(console, "read %ld, others ran %d, ended %d\n", (long)got, (int)(turns > 1), strand_join(reader).code);
}

static void nobody_waits(struct console *console)
{
    status why = OK;
    u32 count = 0;
    while (count < MOST && succeeded(why)) {
        requests[count] = device_begin_read(disk, count * SECTOR, new_array(u8, SECTOR), SECTOR, &why);
        count += requests[count] != NULL;
    }
    console_print(console, "%u under way, then %d, done %d\n", count, why.code, (int)device_is_done(requests[0]));
    struct strand *reader = begin();
    strand_kill(reader);
    console_print(console, "killed %d, still under way %d\n", strand_join(reader).code,
                  (int)!device_is_done(requests[count - 1]));
    u32 good = 0;
    for (u32 i = 0; i < count; i++)
        good += device_await(requests[i]) == SECTOR;
    console_print(console, "%u were read, one more %d\n", good,
                  (int)(device_begin_read(disk, 0, new_array(u8, 1), 1, &why) != NULL));
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    requests = new_array(request, MOST + 1);
    struct device *device = argc > 1 ? device_open(argv[1]) : NULL;
    if (!device)
        return 9;
    disk = device;
    one_waits(console);
    nobody_waits(console);
    return 0;
}
