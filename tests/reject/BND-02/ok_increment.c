// The legal neighbour of increment.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[9]++;
    return a[0];
}
