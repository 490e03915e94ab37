// rule: CST-03
// Comparing with a number tells where memory lies.
#include <spin/safe.h>

int f(int *p, long n)
{
    return p == n;  // error: CST-03 "pointers are not numbers"
}
