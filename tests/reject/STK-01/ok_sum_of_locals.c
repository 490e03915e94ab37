// legal neighbour of sum_of_locals
#include <spin/safe.h>
void keep(u8 *__counted_by(n) __scope p, u32 n)
{
    p[n - 1] = 1;
}
int f(void)
{
    u8 a[9000], b[900];
    keep(a, 9000);
    keep(b, 900);
    return a[5] + b[5];
}
