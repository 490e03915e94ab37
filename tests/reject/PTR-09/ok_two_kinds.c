// The legal neighbour of two_kinds.c.

#include <spin/safe.h>

static int *__array g(void)
{
    return 0;
}
int f(void)
{
    return g() != 0;
}
