// The legal neighbour of in_macro.c.

#include <spin/safe.h>

#define SET(place, value) ((place) = (value))
int f(const int *p, int *q)
{
    int *x = 0;
    SET(x, q);
    return x != 0;
}
