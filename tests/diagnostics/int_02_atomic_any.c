#include <spin/safe.h>

void f(void *p, u64 *q)
{
    (void)q, atomic_fetch_or(p, 1);
}
