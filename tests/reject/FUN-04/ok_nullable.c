// The legal neighbour of nullable.c.

#include <spin/safe.h>

static int g(int *p);
static int g(int *p)
{
    return p ? *p : 0;
}
int f(int *p)
{
    return g(p);
}
