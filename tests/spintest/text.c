/* Growing text and reading of files. See text.h. */
#include "text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *reallocate(void *old, size_t size)
{
    void *p = realloc(old, size ? size : 1);
    if (!p) {
        fprintf(stderr, "spintest: out of memory\n");
        exit(2);
    }
    return p;
}

void *allocate(size_t size)
{
    return memset(reallocate(NULL, size), 0, size);
}

static void text_reserve(struct text *text, size_t more)
{
    if (text->length + more + 1 <= text->capacity)
        return;
    text->capacity = (text->length + more + 1) * 2;
    text->bytes = reallocate(text->bytes, text->capacity);
}

void text_init(struct text *text)
{
    *text = (struct text){0};
    text_reserve(text, 15);
    text->bytes[0] = '\0';
}

void text_fini(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

void text_add_bytes(struct text *text, const char *bytes, size_t n)
{
    text_reserve(text, n);
    memcpy(text->bytes + text->length, bytes, n);
    text->length += n;
    text->bytes[text->length] = '\0';
}

static void text_add_list(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, arguments);
    text_reserve(text, (size_t)n);
    vsnprintf(text->bytes + text->length, (size_t)n + 1, format, again);
    va_end(again);
    text->length += (size_t)n;
}

void text_add(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_add_list(text, format, arguments);
    va_end(arguments);
}

char *text_format(const char *format, ...)
{
    struct text text;
    va_list arguments;
    text_init(&text);
    va_start(arguments, format);
    text_add_list(&text, format, arguments);
    va_end(arguments);
    return text.bytes;
}

char *text_read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    struct text text;
    text_init(&text);
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        text_add_bytes(&text, block, n);
    bool bad = ferror(file);
    fclose(file);
    if (bad) {
        text_fini(&text);
        return NULL;
    }
    if (length)
        *length = text.length;
    return text.bytes;
}
