// The legal neighbour of on_integer.c.

#include <spin/safe.h>

static int g(int n)
{
    return n;
}
int f(void)
{
    return g(0);
}
