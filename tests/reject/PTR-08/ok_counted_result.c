// The legal neighbour of counted_result.c.

#include <spin/safe.h>

int *__counted_by(2) f(int *one, int *__array many)
{
    return many;
}
