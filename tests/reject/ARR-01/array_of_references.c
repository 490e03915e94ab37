// rule: ARR-01
// Without a length every index would be in bounds.
#include <spin/safe.h>

int f(const char *names[])  // error: ARR-01 "without a length"
{
    return names[0] != 0;
}
