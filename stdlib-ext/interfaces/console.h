/* Interface console: text to the machine's console.
 *
 * A `struct console *` is a capability: whoever holds one may write. Text of one call is written whole;
 * calls of different strands do not mix within a call. */
#pragma once

#include <spin/safe.h>

struct console;

/* A capability for the console. Never null. */
struct console *console_open(void);

/* Writes `n` characters as they are; NUL is data. */
void console_write(struct console *console, const char *__counted_by(n) __scope text, size_t n);

/* Writes formatted text. The compiler checks the format against the arguments: `d i u x X o c s p f e g`
 * with flags, width, precision and the length modifiers of C; `%s` takes a bounded character array and
 * stops at its end or at a NUL. */
void console_print(struct console *console, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
