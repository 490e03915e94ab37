// rule: EFF-03
// What the pointer leads to is not known, so neither is what it leaves locked.
#include <spin/safe.h>
typedef int (*callback)(int n);
__ephemeral int f(callback c, int n)
{
    return c(n);  // error: EFF-03
}
