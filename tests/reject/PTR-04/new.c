// rule: PTR-04
// No kind says how long the rows are: an index would leave the array.
#include <spin/safe.h>

typedef int row[4];
int f(void)
{
    return new(row) != 0;  // error: PTR-04 "a pointer to an array"
}
