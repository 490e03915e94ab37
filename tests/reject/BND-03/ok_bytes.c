// The legal neighbour of bytes.c.

#include <spin/safe.h>

static int put(const void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(void)
{
    int a[2] = {1};
    return put(a, 8);
}
