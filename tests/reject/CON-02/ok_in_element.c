// The legal neighbour of in_element.c.

#include <spin/safe.h>

static const int **table[4];
int f(int **p, const int **q)
{
    table[1] = q;
    return 0;
}
