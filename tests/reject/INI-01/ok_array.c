// The legal neighbour of array.c.

#include <spin/safe.h>

int f(void)
{
    int a[2] = {1, 2};
    return a[0];
}
