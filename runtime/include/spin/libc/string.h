/* Blocks of bytes, and text of bounded length.
 *
 * The mem family is checked by the compiler: both sides must have n bytes, and hold no references.
 * Text ends at its first NUL or at the end of its array, whichever comes first; nothing here reads
 * or writes beyond it. */
#pragma once

#include <spin/safe.h>

void *memcpy(void *dst, const void *src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *dst, int value, size_t n);
int memcmp(const void *a, const void *b, size_t n);

/* The same for arrays whose length is known to the compiler. Arguments are evaluated twice. */
#define slen(text)       (slen_n((text), lenof(text)))
#define scopy(dst, text) (scopy_n((dst), lenof(dst), (text), lenof(text)))
#define scmp(a, b)       (scmp_n((a), lenof(a), (b), lenof(b)))
#define sfind(text, c)   (sfind_n((text), lenof(text), (c)))

/* Length of a text in an array of n bytes. */
static inline size_t slen_n(const char *__counted_by(n) __scope text, size_t n)
{
    size_t i = 0;
    while (i < n && text[i])
        i++;
    return i;
}

/* Copies a text with a NUL behind it, cut off to fit. Returns the length of what is there now. */
static inline size_t scopy_n(char *__counted_by(n) __scope dst, size_t n,
                             const char *__counted_by(m) __scope text, size_t m)
{
    size_t i = 0;
    if (n == 0)
        return 0;
    for (; i + 1 < n && i < m && text[i]; i++)
        dst[i] = text[i];
    dst[i] = 0;
    return i;
}

/* Less than, equal to or greater than 0, by unsigned bytes. */
static inline int scmp_n(const char *__counted_by(n) __scope a, size_t n,
                         const char *__counted_by(m) __scope b, size_t m)
{
    for (size_t i = 0;; i++) {
        u8 x = 0, y = 0;
        if (i < n)
            x = (u8)a[i];
        if (i < m)
            y = (u8)b[i];
        if (x != y || x == 0)
            return (int)x - (int)y;
    }
}

/* Index of the first c in a text, or its length. */
static inline size_t sfind_n(const char *__counted_by(n) __scope text, size_t n, char c)
{
    size_t i = 0;
    while (i < n && text[i] && text[i] != c)
        i++;
    return i;
}
