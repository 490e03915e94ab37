// rule: SUB-01
// Calls of such a function are not checked against its parameters.
#include <spin/safe.h>
int f(n)  // error: SUB-01
    int n;
{
    return n;
}
