// The legal neighbour of inner_row.c.

#include <spin/safe.h>

static int a[2][2] = {{1, 2}, 3};
int f(void)
{
    return a[0][0];
}
