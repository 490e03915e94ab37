#include <spin/safe.h>

_Bool f(u64 *p, u32 *narrow, u64 *wide)
{
    return atomic_compare_exchange_strong(p, narrow, *wide);
}
