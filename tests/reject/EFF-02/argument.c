// rule: EFF-02
// The call hides in an argument.
#include <spin/safe.h>
static int step(int n) { return n + 1; }
__ephemeral static int twice(int n) { return n + n; }
__ephemeral int f(int n)
{
    return twice(step(n));  // error: EFF-02
}
