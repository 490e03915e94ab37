// The legal neighbour of local.c.

#include <spin/safe.h>

int f(int *__array a, u32 n)
{
    int *__array p = a;
    return p[0];
}
