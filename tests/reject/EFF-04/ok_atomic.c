// The legal neighbour of atomic.c.

#include <spin/safe.h>

static u32 seen;

__functional _Bool f(u32 n)
{
    return atomic_load(&seen) + n;
}
