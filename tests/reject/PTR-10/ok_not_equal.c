// The legal neighbour of not_equal.c.

#include <spin/safe.h>

int f(int *p, u8 *q, int *r)
{
    return q != 0 || p != r;
}
