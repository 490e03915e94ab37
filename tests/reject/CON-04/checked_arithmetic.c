// rule: CON-04
// Constant data of another module would be written.
#include <spin/safe.h>

int f(const int *p, int *q)
{
    (void)add_ok(1, 2, p), (void)q;  // error: CON-04 "is written here"
    return 0;
}
