// rule: CON-01
// A constant of the caller would be written when the exchange fails.
#include <spin/safe.h>

_Bool f(u32 *p, const u32 *old, u32 *q)
{
    return atomic_compare_exchange_strong(p, old, *q); // error: CON-01
}
