// The legal neighbour of atomic_expected.c.

#include <spin/safe.h>

static u32 seen;

__functional _Bool f(u32 n)
{
    u32 own = n;
    return atomic_compare_exchange_strong(&n, &own, seen);
}
