// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

void g(int __scope n);  // error: PTR-09 "is for references"
int f(void)
{
    return 0;
}
