// The legal neighbour of integer.c.

#include <spin/safe.h>

int f(int n, int *p)
{
    free(p);
    return n + *p;
}
