// rule: C-01
// The caller would use a result that was never made.
#include <spin/safe.h>
int f(int n)
{
    if (n > 3)
        return; // error: C-01 "should return a value"
    return n;
}
