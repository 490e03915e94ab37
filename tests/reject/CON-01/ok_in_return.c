// The legal neighbour of in_return.c.

#include <spin/safe.h>

int *f(const int *p, int *q)
{
    return q;
}
