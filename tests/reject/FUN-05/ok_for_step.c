// The legal neighbour of for_step.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    for (; n < 3; (void)store(n)) n++;
    return n;
}
