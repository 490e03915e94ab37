// The legal neighbour of cast.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    n = (long)store(n);
    return n;
}
