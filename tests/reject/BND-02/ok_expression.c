// The legal neighbour of expression.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[2 * 4] = 1;
    return a[0];
}
