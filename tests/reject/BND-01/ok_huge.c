// The legal neighbour of huge.c.

#include <spin/safe.h>

static int g(const int *__counted_by(1) p, size_t n)
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
