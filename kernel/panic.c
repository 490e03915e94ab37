/*
 * The end of a kernel that found one of its own invariants broken.
 */
#include "panic.h"

#include "machine/machine.h"

#include <string.h>

static void say(const char *text)
{
    machine_console_write(text, strlen(text));
}

_Noreturn void panic(const char *where, const char *what)
{
    say("panic: ");
    say(where);
    say(": ");
    say(what);
    say("\n");
    machine_stop(70);
}
