// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

typedef int *target;
int f(const int *p, int *q)
{
    target x = q;
    return x != 0;
}
