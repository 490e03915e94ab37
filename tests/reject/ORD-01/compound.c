// rule: ORD-01
// A compound assignment writes as well.
#include <spin/safe.h>
int f(int i)
{
    i += i--;  // error: ORD-01
    return i;
}
