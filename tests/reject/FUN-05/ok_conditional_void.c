// The legal neighbour of conditional_void.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    n ? (void)0 : (void)store(n);
    return n;
}
