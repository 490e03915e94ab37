// rule: ARR-02
// An object without size has the address of the next one.
#include <spin/safe.h>

static int a[0];  // error: ARR-02 "without size"
int f(void)
{
    return a != 0;
}
