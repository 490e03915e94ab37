// rule: EFF-04
// The guard would write a global when its exchange fails.
#include <spin/safe.h>

static u32 seen;

__functional _Bool f(u32 n)
{
    u32 own = n;
    return atomic_compare_exchange_strong(&n, &seen, own); // error: EFF-04
}
