// The legal neighbour of scope.c.

#include <spin/safe.h>

static int g(int *__counted_by(n) __scope p, u32 n);
static int g(int *__counted_by(n) __scope p, u32 n)
{
    return p[0];
}
int f(int *__array a)
{
    return g(a, 1);
}
