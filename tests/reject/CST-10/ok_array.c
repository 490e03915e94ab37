// The legal neighbour of array.c.

#include <spin/safe.h>

int f(u32 *__array b, void *p)
{
    (void)as_array(u8, p), (void)b;
    return 0;
}
