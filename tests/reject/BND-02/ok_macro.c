// The legal neighbour of macro.c.

#include <spin/safe.h>

#define LAST 10
int f(void)
{
    int a[10] = {0};
    a[LAST - 1] = 1;
    return a[0];
}
