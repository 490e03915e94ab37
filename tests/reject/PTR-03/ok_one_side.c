// The legal neighbour of one_side.c.

#include <spin/safe.h>

int f(int *p, int *__array q)
{
    return q != p;
}
