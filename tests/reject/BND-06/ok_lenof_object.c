// The legal neighbour of lenof_object.c.

#include <spin/safe.h>

int f(int *p, int *__array q)
{
    (void)lenof(q), (void)p;
    return 0;
}
