// The legal neighbour of other_elements.c.

#include <spin/safe.h>

int f(int *__array p, u32 *__array q)
{
    return p < (p + 1) && q < (q + 1);
}
