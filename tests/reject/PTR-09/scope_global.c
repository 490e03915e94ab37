// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int *__scope p;  // error: PTR-09 "locals"
int f(void)
{
    return p != 0;
}
