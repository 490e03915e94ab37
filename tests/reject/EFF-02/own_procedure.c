// rule: EFF-02
// The callee may hold what nobody releases when it is killed.
#include <spin/safe.h>
static int step(int n)
{
    return n + 1;
}
__ephemeral int f(int n)
{
    return step(n);  // error: EFF-02 "which is not ephemeral"
}
