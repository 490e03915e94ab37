// The legal neighbour of in_argument.c.

#include <spin/safe.h>

static int take(const int **x)
{
    return x != 0;
}
int f(int **p, const int **q)
{
    return take(q);
}
