// The legal neighbour of for_init.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    for ((void)store(n); n < 3;) n++;
    return n;
}
