// The legal neighbour of added.c.

#include <spin/safe.h>

static int g(int *p, u32 n);
static int g(int *p, u32 n)
{
    return p[0] + (int)n;
}
int f(int *a)
{
    return g(a, 1);
}
