// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

typedef int *__scope ref;  // error: PTR-09 "locals"
int f(ref p)
{
    return p != 0;
}
