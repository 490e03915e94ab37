// The legal neighbour of dropped_value.c.

#include <spin/safe.h>

void f(int *__array a)
{
    int *p = a;
    (void)p;
}
