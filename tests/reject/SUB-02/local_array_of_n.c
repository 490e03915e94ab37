// rule: SUB-02
// An array of n elements on the stack runs over its end.
#include <spin/safe.h>
int f(int n)
{
    int a[n];  // error: SUB-02
    return n;
}
