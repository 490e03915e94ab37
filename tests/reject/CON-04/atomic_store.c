// rule: CON-04
// A constant would be written.
#include <spin/safe.h>

static const u32 limit = 5;

u32 f(u32 *p)
{
    atomic_store(&limit, *p); // error: CON-04
    return limit;
}
