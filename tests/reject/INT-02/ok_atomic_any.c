// The legal neighbour of atomic_any.c.

#include <spin/safe.h>

void f(void *p, u64 *q)
{
    (void)p, atomic_fetch_or(q, 1);
}
