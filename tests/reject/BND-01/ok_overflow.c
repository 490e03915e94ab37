// The legal neighbour of overflow.c.

#include <spin/safe.h>

static int g(const int *__counted_by(4 * 4 - 15) p, size_t n)
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
