// The legal neighbour of result.c.

#include <spin/safe.h>

int *__counted_by(n) f(int *__array p, size_t n)
{
    return n ? p : 0;
}
