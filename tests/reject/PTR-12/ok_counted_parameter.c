// The legal neighbour of counted_parameter.c.

#include <spin/safe.h>

int f(int *__counted_by(n) p, size_t n)
{
    return p != 0 && n;
}
