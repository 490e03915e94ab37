// The legal neighbour of definition_only.c.

#include <spin/safe.h>

static int store(int n);

static int f(int n)
{
    (void)store(n);
    return n;
}

__must_check static int store(int n)
{
    return n ? f(n - 1) : 0;
}
