// The legal neighbour of in_conditional.c.

#include <spin/safe.h>

int f(int k, int **p, const int **q)
{
    const int **x = k ? q : 0;
    return x != 0;
}
