// The legal neighbour of address.c.

#include <spin/safe.h>

int f(int *p, int k)
{
    int *q = &p[0]; *q = k;
    return 0;
}
