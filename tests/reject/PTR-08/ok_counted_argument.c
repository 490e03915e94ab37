// The legal neighbour of counted_argument.c.

#include <spin/safe.h>

static int take(int *__counted_by(n) p, size_t n)
{
    return p[n - 1];
}
int f(int *one, int *__array many)
{
    return take(many, 1) + one[0];
}
