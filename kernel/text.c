/*
 * Building short texts in a caller's buffer.
 */
#include "text.h"

struct text text_start(char *buffer, size_t size)
{
    buffer[0] = '\0';
    return (struct text){.buffer = buffer, .size = size};
}

void text_add_char(struct text *text, char c)
{
    if (text->length + 1 >= text->size)
        return;
    text->buffer[text->length++] = c;
    text->buffer[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    while (*string != '\0')
        text_add_char(text, *string++);
}

static void add_digits(struct text *text, uint64_t number, unsigned base)
{
    char digits[24];
    size_t n = 0;
    do {
        digits[n++] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number != 0);
    while (n > 0)
        text_add_char(text, digits[--n]);
}

void text_add_decimal(struct text *text, uint64_t number)
{
    add_digits(text, number, 10);
}

void text_add_signed(struct text *text, int64_t number)
{
    if (number < 0)
        text_add_char(text, '-');
    add_digits(text, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10);
}

void text_add_hex(struct text *text, uint64_t number)
{
    text_add(text, "0x");
    add_digits(text, number, 16);
}

void text_copy(char *buffer, size_t size, const char *string)
{
    struct text text = text_start(buffer, size);
    if (string != NULL)
        text_add(&text, string);
}
