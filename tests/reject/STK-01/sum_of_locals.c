// rule: STK-01
// A frame that steps over the guard region writes into the memory below a strand's stack.
#include <spin/safe.h>
void keep(u8 *__counted_by(n) __scope p, u32 n)
{
    p[n - 1] = 1;
}
int f(void) // error: STK-01 "frame of 'f'"
{
    u8 a[9000], b[9000];
    keep(a, 9000);
    keep(b, 9000);
    return a[5] + b[5];
}
