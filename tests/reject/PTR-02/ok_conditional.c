// The legal neighbour of conditional.c.

#include <spin/safe.h>

int f(int *p, int *q)
{
    (p ? p : q)[0] = 1;
    return 0;
}
