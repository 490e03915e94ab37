// The legal neighbour of bool.c.

#include <spin/safe.h>

static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(_Bool *__array a, u8 *__array b)
{
    return put(b, 8) + a[0];
}
