/* Holds a console, is told of its input by an event, and raises another with what was said; listen.c has
 * handlers on both. */
#include "ready.h"

#include <clock.h>
#include <console.h>
#include <event.h>
#include <strand.h>

module(ready);
implements(ready);
initialiser(start);

enum { ROUNDS = 5, LENGTH = 12 };

static u32 heard;

void ready_line(const u8 *__counted_by(n) __scope bytes, u32 n)
{
    heard += n;
}

void ready_input(struct device *device)
{
    u8 bytes[64];
    while (device_waiting(device)) {
        i64 n = device_receive(device, bytes, 64);
        if (n <= 0)
            return;
        ready_line(bytes, (u32)n);
    }
}

static _Bool may_install(const struct install_request *__scope request)
{
    return request->operation == EVENT_INSTALL && request->name[0] == 'l';
}

static status start(void)
{
    authorise(ready_input, may_install);
    authorise(ready_line, may_install);
    return OK;
}

/* Asleep, or busy all the time. */
static void wait_for(u32 bytes, _Bool asleep)
{
    for (int i = 0; asleep && i < 500 && heard < bytes; i++)
        (void)strand_sleep(10000000);
    u64 end = clock_now() + 5000000000;
    while (heard < bytes && clock_now() < end)
        ;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct device *device = argc > 1 ? device_open(argv[1]) : NULL;
    struct device *file = argc > 2 ? device_open(argv[2]) : NULL;
    if (!device || !file)
        return 9;
    console_print(console, "a file %d, nobody %d\n", device_notify(file, ready_input).code,
                  device_notify(device, NULL).code);
    console_print(console, "begin %d, again %d\n", device_notify(device, ready_input).code,
                  device_notify(device, ready_input).code);
    for (u32 i = 1; i <= ROUNDS; i++) {
        u8 text[LENGTH];
        for (u32 k = 0; k < LENGTH; k++)
            text[k] = (u8)('a' + i);
        (void)device_send(device, text, LENGTH);
        wait_for(i * LENGTH, i % 2 == 0);
    }
    console_print(console, "heard %u\n", heard);
    console_print(console, "end %d, again %d\n", device_notify(device, NULL).code, device_notify(device, NULL).code);
    return 0;
}
