// The legal neighbour of call.c.

#include <spin/safe.h>

static int g(void)
{
    return 1;
}
static int n = 0 && 1;
int f(void)
{
    return n + g();
}
