// The legal neighbour of const.c.

#include <spin/safe.h>

int f(const int *p, int k)
{
    k = p[0];
    return 0;
}
