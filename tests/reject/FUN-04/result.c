// rule: FUN-04
// Callers would go by another bound or lifetime than the body.
#include <spin/safe.h>

static int *g(void);
static int *__array g(void)  // error: FUN-04 "before"
{
    return 0;
}
int f(void)
{
    return g() != 0;
}
