// The legal neighbour of atomic_expected.c.

#include <spin/safe.h>

_Bool f(u64 *p, u32 *narrow, u64 *wide)
{
    return atomic_compare_exchange_strong(p, wide, *narrow);
}
