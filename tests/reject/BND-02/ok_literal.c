// The legal neighbour of literal.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[0] = "abc"[3];
    return a[0];
}
