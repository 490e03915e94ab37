// The legal neighbour of result.c.

#include <spin/safe.h>

static int *g(void);
static int *g(void)
{
    return 0;
}
int f(void)
{
    return g() != 0;
}
