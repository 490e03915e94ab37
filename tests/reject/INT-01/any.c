// rule: INT-01
// The sum would be stored over something that is no number.
#include <spin/safe.h>

int f(void *p, int *q)
{
    (void)add_ok(1, 2, p), (void)q;  // error: INT-01 "stores an integer"
    return 0;
}
