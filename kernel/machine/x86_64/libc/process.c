/* The process that the machine is to its libraries: its end, environment, clock, messages. */
#include "libc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { STATUS_TRAP = 70 }; /* as a panic of the kernel */

/* The collector asks for these: where the stack began, and what a message of its own is about. */
void *__libc_stack_end = bare_main_stack_high;
const char *gnu_get_libc_version(void);
_Noreturn void __stack_chk_fail(void);
_Noreturn void __assert_fail(const char *assertion, const char *file, unsigned line,
                             const char *function);

int *__errno_location(void)
{
    static int error;
    return &error;
}

static void say(const char *text)
{
    bare_message_write(text, strlen(text));
}

_Noreturn void libc_trap(const char *what)
{
    say("panic: libc: ");
    say(what);
    say("\n");
    machine_stop(STATUS_TRAP);
}

_Noreturn void abort(void)
{
    libc_trap("abort");
}

_Noreturn void exit(int status)
{
    (void)status;
    libc_trap("exit");
}

_Noreturn void __stack_chk_fail(void)
{
    libc_trap("stack smashed");
}

_Noreturn void __assert_fail(const char *assertion, const char *file, unsigned line,
                             const char *function)
{
    (void)file;
    (void)line;
    (void)function;
    libc_trap(assertion);
}

/*
 * An environment of one variable: the collector keeps what it has. It ends where memory that it gave back
 * is not to be had again, and nobody else could use it but what is kept for others anyway.
 */
char *getenv(const char *name)
{
    static char never[] = "0";
    return strcmp(name, "GC_UNMAP_THRESHOLD") == 0 ? never : NULL;
}

/* What a library writes is a message, whichever file it has in mind. */
ssize_t write(int file, const void *text, size_t length)
{
    (void)file;
    bare_message_write(text, length);
    return (ssize_t)length;
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    uint64_t now = machine_clock();
    (void)clock;
    *time = (struct timespec){(time_t)(now / 1000000000), (long)(now % 1000000000)};
    return 0;
}

const char *gnu_get_libc_version(void)
{
    return "2.36"; /* the one that the libraries were built for */
}

/* Properties of characters: none has any. Asked for when environment and /proc are read. */
const unsigned short **__ctype_b_loc(void);

const unsigned short **__ctype_b_loc(void)
{
    static const unsigned short none[384];
    static const unsigned short *table = none + 128;
    return &table;
}
