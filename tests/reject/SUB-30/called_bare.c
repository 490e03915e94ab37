// rule: SUB-30
// What the macro says about its arguments would be left to whoever writes the call.
#include <spin/safe.h>
u64 f(const char *p)
{
    return __sc_len(p);  // error: SUB-30 "'__sc_len' is reserved"
}
