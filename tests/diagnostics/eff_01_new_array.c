#include <spin/safe.h>
__ephemeral u32 f(u32 n)
{
    for (u32 *all = new_array(u32, n); n; n--)
        all[n - 1] = n;
    return n;
}
