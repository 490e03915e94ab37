// The legal neighbour of in_element.c.

#include <spin/safe.h>

static int *table[4];
int f(const int *p, int *q)
{
    table[1] = q;
    return 0;
}
