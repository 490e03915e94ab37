// The legal neighbour of in_argument.c.

#include <spin/safe.h>

static int take(int *x)
{
    return x != 0;
}
int f(const int *p, int *q)
{
    return take(q);
}
