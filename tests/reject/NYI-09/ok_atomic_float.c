// The legal neighbour of atomic_float.c.

#include <spin/safe.h>

f64 f(f64 *p, u64 *q)
{
    return *p + atomic_load(q);
}
