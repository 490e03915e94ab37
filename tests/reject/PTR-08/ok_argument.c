// The legal neighbour of argument.c.

#include <spin/safe.h>

static int take(int *__array p)
{
    return p[0];
}
int f(int *one, int *__array many)
{
    return take(many) + one[0];
}
