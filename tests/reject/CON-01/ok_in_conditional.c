// The legal neighbour of in_conditional.c.

#include <spin/safe.h>

int f(int k, const int *p, int *q)
{
    int *x = k ? q : 0;
    return x != 0;
}
