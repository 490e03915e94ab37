// The legal neighbour of sub_object.c.

#include <spin/safe.h>

int f(int *p, int *__array q)
{
    (void)sub(q, 0, 1), (void)p;
    return 0;
}
