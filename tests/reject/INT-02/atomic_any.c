// rule: INT-02
// What lies behind an address of no known width would be written.
#include <spin/safe.h>

void f(void *p, u64 *q)
{
    (void)q, atomic_fetch_or(p, 1); // error: INT-02 "does not work through"
}
