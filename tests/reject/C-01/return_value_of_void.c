// rule: C-01
// A void function has no result; C has no meaning for this.
#include <spin/safe.h>
void f(int n)
{
    return n; // error: C-01 "should not return a value"
}
