// The legal neighbour of in_comma.c.

#include <spin/safe.h>

int f(int k, const int *p, int *q)
{
    int *x = (k++, q);
    return x != 0;
}
