// rule: CON-03
// Constant data of another module would be written.
#include <spin/safe.h>

int f(const void *p, int k)
{
    as_array(int, p)[0] = k;  // error: CON-03 "is const"
    return 0;
}
