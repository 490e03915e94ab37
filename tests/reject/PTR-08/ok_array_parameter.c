// The legal neighbour of array_parameter.c.

#include <spin/safe.h>

static int take(int p[4])
{
    return p[3];
}
int f(int *one, int *__array many)
{
    return take(many) + one[0];
}
