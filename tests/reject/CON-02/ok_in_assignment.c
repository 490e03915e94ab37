// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

int f(int **p, const int **q)
{
    const int **x = 0;
    x = q;
    return x != 0;
}
