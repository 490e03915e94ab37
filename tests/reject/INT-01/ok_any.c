// The legal neighbour of any.c.

#include <spin/safe.h>

int f(void *p, int *q)
{
    (void)add_ok(1, 2, q), (void)p;
    return 0;
}
