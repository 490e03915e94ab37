/* A line of text in a buffer of fixed size. */
#include "runtime/line.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct line line_into(char *buffer, size_t size)
{
    if (size)
        buffer[0] = 0;
    return (struct line){buffer, size, 0};
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f;
}

static void clean(struct line *line, size_t from)
{
    for (size_t i = from; i < line->length; i++)
        if (is_control(line->buffer[i]))
            line->buffer[i] = '?';
}

void line_add(struct line *line, const char *bytes, size_t n)
{
    if (!line->size)
        return;
    size_t room = line->size - 1 - line->length, from = line->length;
    size_t taken = n < room ? n : room;
    memcpy(line->buffer + from, bytes, taken);
    line->length += taken;
    line->buffer[line->length] = 0;
    clean(line, from);
}

void line_print_list(struct line *line, const char *format, va_list list)
{
    if (!line->size)
        return;
    size_t room = line->size - line->length, from = line->length;
    int wanted = vsnprintf(line->buffer + from, room, format, list);
    if (wanted < 0)
        return;
    line->length += (size_t)wanted < room ? (size_t)wanted : room - 1;
    clean(line, from);
}

void line_print(struct line *line, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    line_print_list(line, format, list);
    va_end(list);
}
