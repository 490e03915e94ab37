// The legal neighbour of reversed.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    9[a] = 1;
    return a[0];
}
