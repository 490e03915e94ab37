// The legal neighbour of array.c.

#include <spin/safe.h>

static int a[1];
int f(void)
{
    return a != 0;
}
