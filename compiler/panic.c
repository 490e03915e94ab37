/* The last words of a compile that found itself wrong. */
#include "panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void panic(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fflush(stdout);
    fputs("spinc: internal error: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs(" (a mistake in spinc, not in your program)\n", stderr);
    va_end(arguments);
    exit(1);
}
