// legal neighbour of atomic_store
#include <spin/safe.h>
static void *any;
void f(void)
{
    u64 *here = new (u64);
    atomic_store(&any, here);
}
