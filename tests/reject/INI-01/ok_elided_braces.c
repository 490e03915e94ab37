// The legal neighbour of elided_braces.c.

#include <spin/safe.h>

static int a[2][2] = {1, 2, 3, 4};
int f(void)
{
    return a[0][0];
}
