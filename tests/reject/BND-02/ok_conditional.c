// The legal neighbour of conditional.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[0] = a[1] ? a[9] : 1;
    return a[0];
}
