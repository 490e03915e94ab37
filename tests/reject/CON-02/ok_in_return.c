// The legal neighbour of in_return.c.

#include <spin/safe.h>

const int **f(int **p, const int **q)
{
    return q;
}
