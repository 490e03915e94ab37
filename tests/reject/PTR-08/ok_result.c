// The legal neighbour of result.c.

#include <spin/safe.h>

int *__array f(int *one, int *__array many)
{
    return many;
}
