/* Interface console for compilers of plain C: standard output. */
#pragma once

#include <spin/safe.h>

struct console;
#define console_open()          ((struct console *)1)
#define console_print(out, ...) ((void)(out), (void)__builtin_printf(__VA_ARGS__))
#define console_write(out, text, n) plain_write((out), (text), (n))

static inline void plain_write(struct console *out, const char *text, size_t n)
{
    (void)out;
    for (size_t i = 0; i < n; i++)
        __builtin_putchar(text[i]);
}
