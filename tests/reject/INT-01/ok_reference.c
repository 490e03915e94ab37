// The legal neighbour of reference.c.

#include <spin/safe.h>

int f(int **p, int *q)
{
    (void)mul_ok(1, 2, *p), (void)q;
    return 0;
}
