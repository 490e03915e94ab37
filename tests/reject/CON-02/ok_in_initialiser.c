// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

int f(int **p, const int **q)
{
    const int **x = q;
    return x != 0;
}
