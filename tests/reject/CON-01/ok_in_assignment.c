// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

int f(const int *p, int *q)
{
    int *x = 0;
    x = q;
    return x != 0;
}
