// The legal neighbour of zero_any.c.

#include <spin/safe.h>

int f(void *p, u8 *__array q)
{
    zero(q, 4), (void)p;
    return 0;
}
