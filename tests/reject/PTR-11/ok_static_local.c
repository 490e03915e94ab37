// The legal neighbour of static_local.c.

#include <spin/safe.h>

void f(int *__array a)
{
    static int *__array p;
    p = a;
    p[0]++;
}
