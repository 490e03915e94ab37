// The legal neighbour of huge.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[0xf - 0xe] = 1;
    return a[0];
}
