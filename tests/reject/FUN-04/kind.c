// rule: FUN-04
// Callers would go by another bound or lifetime than the body.
#include <spin/safe.h>

static int g(int *__counted_by(n) p, u32 n);
static int g(int *p, u32 n)  // error: FUN-04 "before"
{
    return p[0];
}
int f(int *__array a)
{
    return g(a, 1);
}
