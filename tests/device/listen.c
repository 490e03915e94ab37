/* Handlers on the events of a device that another module holds. */
#include "ready.h"

#include <console.h>
#include <event.h>

module(listen);
initialiser(start);

struct counts {
    struct console *console;
    u32 inputs, bytes;
};

static void on_input(struct counts *counts, struct device *device)
{
    if (counts->inputs++ == 0)
        console_print(counts->console, "the first input\n");
}

static void on_line(struct counts *counts, const u8 *__counted_by(n) __scope bytes, u32 n)
{
    for (u32 i = 0; i < n; i++)
        if (++counts->bytes % 12 == 0)
            console_print(counts->console, "%u bytes, the last one %u\n", counts->bytes, (u32)bytes[i]);
}

static status start(void)
{
    struct counts *counts = new(struct counts);
    counts->console = console_open();
    struct binding *input = install(ready_input, on_input, .closure = counts);
    struct binding *line = install(ready_line, on_line, .closure = counts);
    return input && line ? OK : STATUS_VALUE(STATUS_DENIED);
}
