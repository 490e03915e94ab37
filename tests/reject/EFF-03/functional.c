// rule: EFF-03
// What the pointer leads to may write anything.
#include <spin/safe.h>
typedef int (*callback)(int n);
__functional int f(callback c, int n)
{
    return c(n);  // error: EFF-03
}
