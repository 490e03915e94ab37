#include <spin/safe.h>

static const u32 limit = 5;

u32 f(u32 *p)
{
    atomic_store(&limit, *p);
    return limit;
}
