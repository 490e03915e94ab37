// The legal neighbour of argument.c.

#include <spin/safe.h>

static int take(int n)
{
    return n;
}
int f(void)
{
    int a[10] = {0};
    take(a[9]);
    return a[0];
}
