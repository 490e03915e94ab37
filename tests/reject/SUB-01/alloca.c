// rule: SUB-01
// Memory of the frame without a bound runs over the stack.
#include <spin/safe.h>
char f(int n)
{
    char *p = __builtin_alloca(n);  // error: SUB-01
    return p[0];
}
