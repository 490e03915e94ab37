// rule: PTR-03
// Order and distance of objects tell where memory lies, and bound nothing.
#include <spin/safe.h>

int f(int *p, int *__array q)
{
    return q < p;  // error: PTR-03 "do not count elements of one array"
}
