// The legal neighbour of unknown_size.c.

#include <spin/safe.h>

static int g(const int *__counted_by(sizeof(u32) - 3) p, size_t n)
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
