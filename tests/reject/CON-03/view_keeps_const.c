// rule: CON-03
// Constant data of another module would be written.
#include <spin/safe.h>

int f(const u8 *__array p, int k)
{
    view(be16, p, 0)->byte[0] = 1, (void)k;  // error: CON-03 "is const"
    return 0;
}
