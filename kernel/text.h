/*
 * Building short texts in a caller's buffer: reports and messages without a C library.
 *
 * What does not fit is cut off; the buffer always ends in a zero byte.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct text {
    char *buffer;
    size_t size;   /* at least 1 */
    size_t length; /* written so far, without the zero */
};

/* Starts an empty text in `buffer`. */
struct text text_start(char *buffer, size_t size);

/* Append a string, a character, a number. */
void text_add(struct text *text, const char *string);
void text_add_char(struct text *text, char c);
void text_add_decimal(struct text *text, uint64_t number);
void text_add_signed(struct text *text, int64_t number);
void text_add_hex(struct text *text, uint64_t number);

/* Copies a string, cut to fit; NULL counts as "". */
void text_copy(char *buffer, size_t size, const char *string);
