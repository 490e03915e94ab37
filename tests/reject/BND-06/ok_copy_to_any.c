// The legal neighbour of copy_to_any.c.

#include <spin/safe.h>

int f(void *p, u8 *__array q)
{
    copy(q, q, 4), (void)p;
    return 0;
}
