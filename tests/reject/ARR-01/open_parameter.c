// rule: ARR-01
// Without a length every index would be in bounds.
#include <spin/safe.h>

int f(int a[])  // error: ARR-01 "without a length"
{
    return a[1];
}
