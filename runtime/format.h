/* Formatted text from a literal format and tagged arguments: the run-time half of checked printing.
 *
 * The compiler has matched the format against the arguments; this side checks again, because the
 * arguments come from code that it did not compile. Understood: flags `-+ #0`, width and precision
 * (also `*`) up to FORMAT_WIDTH_MAX, length modifiers (which change nothing: arguments carry their
 * own width), and the conversions d i u x X o c s p f F e E g G %.
 *
 * Idea: SPIN's compiler checked Text.Fmt the same way; the tagged arguments are Go's and Swift's. */
#pragma once

#include <spin/abi.h>

#include <stdbool.h>
#include <stddef.h>

enum { FORMAT_WIDTH_MAX = 512 };

struct format_sink {
    void (*write)(void *context, const char *text, size_t n);
    uint64_t (*hash)(void *context, const void *pointer); /* what %p prints */
    void *context;
};

/* Formats `format`, `length` bytes or up to its first NUL, and writes it piece by piece. False when
 * format and arguments do not agree; then what comes before the bad conversion was written. */
bool format_write(const struct format_sink *sink, const char *format, size_t length,
                  const struct spin_argument *arguments, size_t count);
