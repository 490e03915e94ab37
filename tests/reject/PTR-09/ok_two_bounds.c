// The legal neighbour of two_bounds.c.

#include <spin/safe.h>

static int g(int *__counted_by(n) p, int n, int m)
{
    return p[0] + n + m;
}
int f(int *__array a)
{
    return g(a, 1, 2);
}
