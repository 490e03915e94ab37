// The legal neighbour of inner_dimension.c.

#include <spin/safe.h>

static int m[3][4];
int f(void)
{
    int a[10] = {0};
    m[1][3] = 1;
    return a[0];
}
