// The legal neighbour of negative.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[1] = 1;
    return a[0];
}
