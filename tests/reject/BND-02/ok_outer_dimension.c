// The legal neighbour of outer_dimension.c.

#include <spin/safe.h>

static int m[3][4];
int f(void)
{
    int a[10] = {0};
    m[2][0] = 1;
    return a[0];
}
