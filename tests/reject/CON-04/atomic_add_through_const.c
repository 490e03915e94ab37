// rule: CON-04
// A constant of the caller would be written.
#include <spin/safe.h>

u32 f(const u32 *__scope p, u32 *__scope q)
{
    return atomic_fetch_add(p, 1) + *q; // error: CON-04
}
