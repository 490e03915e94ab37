// rule: PTR-04
// No kind says how long the rows are: an index would leave the array.
#include <spin/safe.h>

int f(int (*p)[4])  // error: PTR-04 "a pointer to an array"
{
    return p != 0;
}
