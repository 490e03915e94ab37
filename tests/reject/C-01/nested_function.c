// rule: C-01
// The inner function would read a frame that may be gone.
#include <spin/safe.h>
int f(int n)
{
    int g(void) { return n; }  // error: C-01
    return n;
}
