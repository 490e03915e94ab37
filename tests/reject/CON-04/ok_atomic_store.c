// The legal neighbour of atomic_store.c.

#include <spin/safe.h>

static u32 limit = 5;

u32 f(u32 *p)
{
    atomic_store(&limit, *p);
    return limit;
}
