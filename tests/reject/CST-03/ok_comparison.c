// The legal neighbour of comparison.c.

#include <spin/safe.h>

int f(int *p, long n)
{
    return p == 0 && n == 0;
}
