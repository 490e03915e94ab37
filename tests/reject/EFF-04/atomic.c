// rule: EFF-04
// The guard would count what the handler has not seen.
#include <spin/safe.h>

static u32 seen;

__functional _Bool f(u32 n)
{
    return atomic_fetch_add(&seen, 1) + n; // error: EFF-04
}
