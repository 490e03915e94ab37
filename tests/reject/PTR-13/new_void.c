// rule: PTR-13
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

int f(int n)
{
    (void)new(void), (void)n;  // error: PTR-13 "no type of data"
    return 0;
}
