// The legal neighbour of inner_level.c.

#include <spin/safe.h>

int f(int **__array p)
{
    p[1][0] = 0;
    return 0;
}
