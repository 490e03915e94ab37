// The legal neighbour of atomic_add_through_const.c.

#include <spin/safe.h>

u32 f(const u32 *__scope p, u32 *__scope q)
{
    return atomic_fetch_add(q, 1) + *p;
}
