// rule: PTR-12
// The address would let a reference that may be kept into one that may not.
#include <spin/safe.h>

int f(int *__scope p)
{
    return &p != 0;  // error: PTR-12 "the address of"
}
