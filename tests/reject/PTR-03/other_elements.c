// rule: PTR-03
// Order and distance of objects tell where memory lies, and bound nothing.
#include <spin/safe.h>

int f(int *__array p, u32 *__array q)
{
    return p < (p + 1) && q < p;  // error: PTR-03 "do not count elements of one array"
}
