// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int g(void *__array p)  // error: PTR-09 "complete types"
{
    return p != 0;
}
int f(void *p)
{
    return g(p);
}
