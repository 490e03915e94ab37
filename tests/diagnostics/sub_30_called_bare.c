#include <spin/safe.h>
u64 f(const char *p)
{
    return __sc_len(p);
}
