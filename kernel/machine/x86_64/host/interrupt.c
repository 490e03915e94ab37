/* Ctrl-C is a character on the console. Runs at interrupt level. */
#include "host/interrupt.h"

#include "machine/x86_64/bare.h"

#include <spindle.h>

static _Atomic bool happened;

static void interrupt(void)
{
    atomic_store(&happened, true);
    spindle_interrupt();
}

void interrupt_catch(void)
{
    atomic_store(&happened, false);
    bare_console_listen(interrupt);
}

void interrupt_release(void)
{
    bare_console_listen(NULL);
}

bool interrupt_happened(void)
{
    return atomic_load(&happened);
}
