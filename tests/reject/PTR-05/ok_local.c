// The legal neighbour of local.c.

#include <spin/safe.h>

int f(void)
{
    int a[4] = {1};
    return a != 0;
}
