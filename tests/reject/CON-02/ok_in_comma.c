// The legal neighbour of in_comma.c.

#include <spin/safe.h>

int f(int k, int **p, const int **q)
{
    const int **x = (k++, q);
    return x != 0;
}
