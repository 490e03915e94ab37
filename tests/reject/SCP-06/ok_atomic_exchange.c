// legal neighbour of atomic_exchange
#include <spin/safe.h>
static void *any;
void f(void)
{
    u64 *here = new (u64);
    (void)atomic_exchange(&any, here);
}
