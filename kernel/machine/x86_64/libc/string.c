/* Strings, and the numbers in them. */
#include "libc.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

int strncmp(const char *a, const char *b, size_t most)
{
    for (; most > 0; most--, a++, b++) {
        if (*a != *b)
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        if (*a == '\0')
            break;
    }
    return 0;
}

int strcmp(const char *a, const char *b)
{
    return strncmp(a, b, SIZE_MAX);
}

char *strchr(const char *text, int wanted)
{
    for (; *text != (char)wanted; text++)
        if (*text == '\0')
            return NULL;
    return (char *)(uintptr_t)text;
}

char *strrchr(const char *text, int wanted)
{
    const char *last = NULL;
    do {
        if (*text == (char)wanted)
            last = text;
    } while (*text++ != '\0');
    return (char *)(uintptr_t)last;
}

char *strstr(const char *text, const char *wanted)
{
    size_t n = strlen(wanted);
    for (; strncmp(text, wanted, n) != 0; text++)
        if (*text == '\0')
            return NULL;
    return (char *)(uintptr_t)text;
}

size_t strcspn(const char *text, const char *stop)
{
    size_t n = 0;
    while (text[n] != '\0' && strchr(stop, text[n]) == NULL)
        n++;
    return n;
}

size_t strspn(const char *text, const char *wanted)
{
    size_t n = 0;
    while (text[n] != '\0' && strchr(wanted, text[n]) != NULL)
        n++;
    return n;
}

char *strpbrk(const char *text, const char *wanted)
{
    text += strcspn(text, wanted);
    return *text != '\0' ? (char *)(uintptr_t)text : NULL;
}

char *strcpy(char *restrict dst, const char *restrict src)
{
    return memcpy(dst, src, strlen(src) + 1);
}

char *strncpy(char *restrict dst, const char *restrict src, size_t n)
{
    size_t length = strnlen(src, n);
    memcpy(dst, src, length);
    memset(dst + length, 0, n - length);
    return dst;
}

char *strsep(char **restrict rest, const char *restrict stop)
{
    char *word = *rest;
    if (word == NULL)
        return NULL;
    char *end = strpbrk(word, stop);
    if (end != NULL)
        *end++ = '\0';
    *rest = end;
    return word;
}

char *strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

/* The errors that functions of this library give. */
char *strerror(int error)
{
    static char memory[] = "Cannot allocate memory", range[] = "Numerical result out of range",
                none[] = "Success", other[] = "Function not implemented";
    return error == 0 ? none : error == ENOMEM ? memory : error == ERANGE ? range : other;
}

/* ---- Numbers ------------------------------------------------------------------------------ */

static unsigned digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 10;
    return c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 10 : UINT_MAX;
}

static const char *skip_prefix(const char *at, unsigned *base)
{
    bool is_hex = at[0] == '0' && (at[1] | 0x20) == 'x' && digit_value(at[2]) < 16;
    if (is_hex && (*base == 0 || *base == 16)) {
        *base = 16;
        return at + 2;
    }
    if (*base == 0)
        *base = at[0] == '0' ? 8 : 10;
    return at;
}

/* The magnitude of a number and its sign; ERANGE in errno when it is beyond `most`. */
static unsigned long magnitude(const char *text, char **end, unsigned base, bool *is_negative,
                               unsigned long most)
{
    const char *at = text + strspn(text, " \t\n\v\f\r");
    *is_negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    at = skip_prefix(at, &base);
    bool is_number = digit_value(*at) < base, is_beyond = false;
    unsigned long value = 0;
    for (; digit_value(*at) < base; at++) {
        is_beyond = is_beyond || __builtin_mul_overflow(value, base, &value) ||
                    __builtin_add_overflow(value, digit_value(*at), &value);
    }
    if (end != NULL)
        *end = (char *)(uintptr_t)(is_number ? at : text);
    if (!is_beyond && value <= most)
        return value;
    errno = ERANGE;
    return most;
}

unsigned long strtoul(const char *restrict text, char **restrict end, int base)
{
    bool is_negative;
    int before = errno;
    errno = 0;
    unsigned long value = magnitude(text, end, (unsigned)base, &is_negative, ULONG_MAX);
    if (errno == ERANGE)
        return ULONG_MAX;
    errno = before;
    return is_negative ? -value : value;
}

long strtol(const char *restrict text, char **restrict end, int base)
{
    bool is_negative;
    char *start = (char *)(uintptr_t)text + strspn(text, " \t\n\v\f\r");
    unsigned long most = (unsigned long)LONG_MAX + (*start == '-');
    unsigned long value = magnitude(text, end, (unsigned)base, &is_negative, most);
    return is_negative ? (long)-value : (long)value;
}
