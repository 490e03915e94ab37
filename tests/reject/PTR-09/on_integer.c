// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int g(int __scope n)  // error: PTR-09 "is for references"
{
    return n;
}
int f(void)
{
    return g(0);
}
