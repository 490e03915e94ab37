// The legal neighbour of local.c.

#include <spin/safe.h>

int f(void)
{
    int a[3][4] = {{0}};
    int *p = a[0];
    return p != 0;
}
