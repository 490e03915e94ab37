/* A line of text in a buffer of fixed size. */
#include "runtime/line.h"

#include <stdio.h>

struct line line_into(char *buffer, size_t size)
{
    if (size)
        buffer[0] = 0;
    return (struct line){buffer, size, 0};
}

/* What stands for a character: nothing that moves a cursor or begins a line. */
static char shown(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f ? '?' : c;
}

void line_add(struct line *line, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n && line->length + 1 < line->size; i++) {
        line->buffer[line->length++] = shown(bytes[i]);
        line->buffer[line->length] = 0;
    }
}

void line_break(struct line *line)
{
    size_t at = line->length;
    line_add(line, "\n", 1);
    if (line->length > at)
        line->buffer[at] = '\n';
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
    for (size_t i = from; i < line->length; i++)
        line->buffer[i] = shown(line->buffer[i]);
}

void line_print(struct line *line, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    line_print_list(line, format, list);
    va_end(list);
}

void line_copy(char *buffer, size_t size, const char *text)
{
    size_t n = 0;
    for (; text && text[n] && n + 1 < size; n++)
        buffer[n] = shown(text[n]);
    if (size)
        buffer[n] = 0;
}
