/*
 * Blocks of memory, by words, and the length of a string.  Compiled for general registers only: these
 * are called at interrupt level too.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    WORD = sizeof(uint64_t),
    MANY = 256, /* bytes that are worth an instruction which repeats itself */
};

/* A word at any address, of any type. */
typedef uint64_t __attribute__((aligned(1), may_alias)) word;

static void copy_up(unsigned char *to, const unsigned char *from, size_t n)
{
    for (; n >= 4 * WORD; n -= 4 * WORD, to += 4 * WORD, from += 4 * WORD) {
        uint64_t a = ((const word *)from)[0], b = ((const word *)from)[1];
        uint64_t c = ((const word *)from)[2], d = ((const word *)from)[3];
        ((word *)to)[0] = a;
        ((word *)to)[1] = b;
        ((word *)to)[2] = c;
        ((word *)to)[3] = d;
    }
    for (; n >= WORD; n -= WORD, to += WORD, from += WORD)
        *(word *)to = *(const word *)from;
    for (; n > 0; n--)
        *to++ = *from++;
}

static void copy_down(unsigned char *to, const unsigned char *from, size_t n)
{
    for (; n >= WORD; n -= WORD)
        *(word *)(to + n - WORD) = *(const word *)(from + n - WORD);
    for (; n > 0; n--)
        to[n - 1] = from[n - 1];
}

/* Whole words, the last of which may begin in the one before; few bytes one by one. */
void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
    unsigned char *to = dst;
    const unsigned char *from = src;
    if (n < WORD) {
        for (; n > 0; n--)
            *to++ = *from++;
        return dst;
    }
    unsigned char *end = to + n;
    uint64_t last = *(const word *)(from + n - WORD);
    if (n >= MANY) {
        size_t words = n / WORD;
        __asm__ volatile("rep movsq" : "+D"(to), "+S"(from), "+c"(words) : : "memory");
        n = WORD;
    }
    for (; n > 4 * WORD; n -= 4 * WORD, to += 4 * WORD, from += 4 * WORD) {
        uint64_t a = ((const word *)from)[0], b = ((const word *)from)[1];
        uint64_t c = ((const word *)from)[2], d = ((const word *)from)[3];
        ((word *)to)[0] = a;
        ((word *)to)[1] = b;
        ((word *)to)[2] = c;
        ((word *)to)[3] = d;
    }
    for (; n > WORD; n -= WORD, to += WORD, from += WORD)
        *(word *)to = *(const word *)from;
    *(word *)(end - WORD) = last;
    return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
    if ((uintptr_t)dst - (uintptr_t)src >= n)
        copy_up(dst, src, n);
    else
        copy_down(dst, src, n);
    return dst;
}

void *memset(void *dst, int value, size_t n)
{
    unsigned char *to = dst;
    uint64_t all = (unsigned char)value * UINT64_C(0x0101010101010101);
    if (n < WORD) {
        for (; n > 0; n--)
            *to++ = (unsigned char)value;
        return dst;
    }
    unsigned char *end = to + n;
    if (n >= MANY) {
        size_t words = n / WORD;
        __asm__ volatile("rep stosq" : "+D"(to), "+c"(words) : "a"(all) : "memory");
        n = WORD;
    }
    for (; n > 4 * WORD; n -= 4 * WORD, to += 4 * WORD) {
        ((word *)to)[0] = all;
        ((word *)to)[1] = all;
        ((word *)to)[2] = all;
        ((word *)to)[3] = all;
    }
    for (; n > WORD; n -= WORD, to += WORD)
        *(word *)to = all;
    *(word *)(end - WORD) = all;
    return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *left = a, *right = b;
    for (; n >= WORD && *(const word *)left == *(const word *)right; n -= WORD) {
        left += WORD;
        right += WORD;
    }
    for (; n > 0; n--, left++, right++)
        if (*left != *right)
            return *left < *right ? -1 : 1;
    return 0;
}

void *memchr(const void *bytes, int value, size_t n)
{
    const unsigned char *at = bytes;
    for (; n > 0; n--, at++)
        if (*at == (unsigned char)value)
            return (void *)(uintptr_t)at;
    return NULL;
}

/* A bit in each byte of a word that is zero; those above the first one may have one without being so. */
static inline uint64_t zeros(uint64_t bytes)
{
    return (bytes - UINT64_C(0x0101010101010101)) & ~bytes & UINT64_C(0x8080808080808080);
}

/* Of long strings whole words are read, each of which lies on one page. */
size_t strnlen(const char *text, size_t most)
{
    enum { PAGE = 4096 };
    size_t n = 0;
    if ((uintptr_t)text % PAGE > PAGE - WORD)
        for (; (uintptr_t)(text + n) % WORD != 0; n++)
            if (n == most || text[n] == '\0')
                return n;
    for (; n < most; n += WORD) {
        uint64_t found = zeros(*(const word *)(text + n));
        if (found != 0) {
            n += (size_t)__builtin_ctzll(found) / 8;
            break;
        }
        if (n == 0) /* on to where words begin */
            n -= (uintptr_t)text % WORD;
    }
    return n < most ? n : most;
}

size_t strlen(const char *text)
{
    size_t n = 0;
    while (text[n] != '\0')
        n++;
    return n;
}
