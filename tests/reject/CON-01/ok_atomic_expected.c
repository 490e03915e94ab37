// The legal neighbour of atomic_expected.c.

#include <spin/safe.h>

_Bool f(u32 *p, const u32 *old, u32 *q)
{
    return atomic_compare_exchange_strong(p, q, *old);
}
