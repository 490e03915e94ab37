// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int g(u32 __array p)  // error: PTR-09 "for references"
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
