// The legal neighbour of bool.c.

#include <spin/safe.h>

int f(_Bool *p, int *q)
{
    (void)sub_ok(1, 2, q), (void)p;
    return 0;
}
