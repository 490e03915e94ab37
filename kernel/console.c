/* Where text of extensions goes. */
#include "console.h"

#include "machine/machine.h"

static console_writer *writer;
static void *writer_context;

void console_set(console_writer *wanted, void *context)
{
    writer = wanted;
    writer_context = context;
}

/* Kernel text is not preempted, so one call is written whole. */
void console_put(const char *text, size_t n)
{
    if (writer)
        writer(writer_context, text, n);
    else
        machine_console_write(text, n);
}
