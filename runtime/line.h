/* A line of text in a buffer of fixed size: always terminated, cut where it is full. Nothing that is put
 * into it can begin another line, or speak to a terminal; only line_break() does.
 *
 *     char buffer[80];
 *     struct line line = line_into(buffer, sizeof buffer);
 *     line_print(&line, "%s: %zu", name, size);
 */
#pragma once

#include <stdarg.h>
#include <stddef.h>

struct line {
    char *buffer;
    size_t size, length; /* length < size unless size is 0; the final NUL is not counted */
};

/* Empty text in `buffer`. */
struct line line_into(char *buffer, size_t size);

/* Appends `n` bytes; control characters and DEL become '?'. */
void line_add(struct line *line, const char *bytes, size_t n);

/* Appends as printf does; the same about control characters. */
__attribute__((format(printf, 2, 3))) void line_print(struct line *line, const char *format, ...);
void line_print_list(struct line *line, const char *format, va_list list);

/* Begins another line. */
void line_break(struct line *line);

/* Copies a string as line_add() does, cut to fit; NULL counts as "". */
void line_copy(char *buffer, size_t size, const char *text);
