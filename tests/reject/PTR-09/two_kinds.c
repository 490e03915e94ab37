// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int *__array __counted_by(4) g(void)  // error: PTR-09 "second kind"
{
    return 0;
}
int f(void)
{
    return g() != 0;
}
