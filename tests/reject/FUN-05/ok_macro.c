// The legal neighbour of macro.c.

#include <spin/safe.h>

#define KEEP(n) store(n)

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    (void)KEEP(n);
    return n;
}
