// The legal neighbour of slice.c.

#include <spin/safe.h>

struct part { int *__array base; };
int f(int n)
{
    return n;
}
