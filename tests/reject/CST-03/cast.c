// rule: CST-03
// An address as a number leads to an address made of numbers.
#include <spin/safe.h>

u64 f(const char *p)
{
    return (u64)p;  // error: CST-03 "pointers are not numbers"
}
