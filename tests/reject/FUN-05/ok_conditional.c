// The legal neighbour of conditional.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    n = n ? store(n) : -n;
    return n;
}
