// The legal neighbour of atomic_bool_sum.c.
#include <spin/safe.h>

_Bool f(_Bool *p, u8 *q)
{
    return atomic_fetch_add(q, 2) && *p;
}
