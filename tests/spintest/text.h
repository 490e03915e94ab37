/* Text that grows: messages and lists of arguments of the test runner.
 *
 * Running out of memory ends the program: a test runner has nobody to report it to. */
#pragma once

#include <stddef.h>

struct text {
    char *bytes; /* always terminated; "" when nothing was added */
    size_t length, capacity;
};

void text_init(struct text *text);
void text_fini(struct text *text);

/* Adds formatted text, as printf would print it. */
void text_add(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds `n` bytes as they are. */
void text_add_bytes(struct text *text, const char *bytes, size_t n);

/* Formatted text of its own; the caller frees it. */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The whole content of a file, terminated; NULL when it cannot be read. The caller frees it.
 * `length` may be NULL. */
char *text_read_file(const char *path, size_t *length);

/* malloc that does not fail. */
void *allocate(size_t size);
void *reallocate(void *old, size_t size);
