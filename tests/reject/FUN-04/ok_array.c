// The legal neighbour of array.c.

#include <spin/safe.h>

static int g(int *__array p, u32 n);
static int g(int *__array p, u32 n)
{
    return p[0];
}
int f(int *__array a)
{
    return g(a, 1);
}
