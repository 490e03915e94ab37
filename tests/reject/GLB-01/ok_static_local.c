// The legal neighbour of static_local.c.

#include <spin/safe.h>

static int g(void)
{
    return 1;
}
int f(void)
{
    static int n = 1 || 0;
    return n + g();
}
