/* Procedures for callers that know how much room there is, as fortified libraries call them. */
#include "libc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void *__memcpy_chk(void *dst, const void *src, size_t n, size_t room);
void *__memset_chk(void *dst, int value, size_t n, size_t room);
void __explicit_bzero_chk(void *dst, size_t n, size_t room);
int __vsnprintf_chk(char *text, size_t size, int flag, size_t room, const char *format,
                    va_list list);
int __snprintf_chk(char *text, size_t size, int flag, size_t room, const char *format, ...);

void *__memcpy_chk(void *dst, const void *src, size_t n, size_t room)
{
    if (n > room)
        libc_trap("memcpy: too long");
    return memcpy(dst, src, n);
}

void *__memset_chk(void *dst, int value, size_t n, size_t room)
{
    if (n > room)
        libc_trap("memset: too long");
    return memset(dst, value, n);
}

void __explicit_bzero_chk(void *dst, size_t n, size_t room)
{
    __memset_chk(dst, 0, n, room);
    __asm__ volatile("" : : "r"(dst) : "memory"); /* even when nobody reads it any more */
}

int __vsnprintf_chk(char *text, size_t size, int flag, size_t room, const char *format,
                    va_list list)
{
    (void)flag;
    if (size > room)
        libc_trap("vsnprintf: too long");
    return vsnprintf(text, size, format, list);
}

int __snprintf_chk(char *text, size_t size, int flag, size_t room, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = __vsnprintf_chk(text, size, flag, room, format, list);
    va_end(list);
    return length;
}
