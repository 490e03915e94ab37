// The legal neighbour of row.c.

#include <spin/safe.h>

int f(int i)
{
    int a[3][4] = {{1}};
    return a[i] != 0;
}
