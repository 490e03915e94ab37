// The legal neighbour of any.c.

#include <spin/safe.h>

int f(void *p, int k)
{
    k = k + 1;
    return 0;
}
