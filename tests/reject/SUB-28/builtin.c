// rule: SUB-28
// The back end would expand the builtin without any check.
#include <spin/safe.h>
int f(int n)
{
    return __builtin_popcount((u32)n);  // error: SUB-28
}
