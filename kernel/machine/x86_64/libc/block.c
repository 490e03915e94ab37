/* Blocks of memory, as compilers and libraries call for them. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
    void *to = dst;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(src), "+c"(n) : : "memory");
    return dst;
}

void *memset(void *dst, int value, size_t n)
{
    void *to = dst;
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(value) : "memory");
    return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
    char *to = dst;
    const char *from = src;
    if ((uintptr_t)to - (uintptr_t)from >= n)
        return memcpy(dst, src, n);
    while (n-- > 0)
        to[n] = from[n];
    return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *left = a, *right = b;
    for (size_t i = 0; i < n; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

size_t strlen(const char *text)
{
    size_t n = 0;
    while (text[n] != 0)
        n++;
    return n;
}
