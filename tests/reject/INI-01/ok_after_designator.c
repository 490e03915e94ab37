// The legal neighbour of after_designator.c.

#include <spin/safe.h>

static int a[4] = {[2] = 1, 2};
int f(void)
{
    return a[0];
}
