// rule: EFF-01
// The same for an array, in an initialiser of a loop.
#include <spin/safe.h>
__ephemeral u32 f(u32 n)
{
    for (u32 *all = new_array(u32, n); n; n--)  // error: EFF-01
        all[n - 1] = n;
    return n;
}
