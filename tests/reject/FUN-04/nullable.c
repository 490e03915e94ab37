// rule: FUN-04
// Callers would go by another bound or lifetime than the body.
#include <spin/safe.h>

static int g(int *p);
static int g(int *__nullable p)  // error: FUN-04 "before"
{
    return p ? *p : 0;
}
int f(int *p)
{
    return g(p);
}
