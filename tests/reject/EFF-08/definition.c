// rule: EFF-08
// Callers that see only the first declaration would rely on what the definition does not keep.
#include <spin/safe.h>
__ephemeral int f(int n);
int f(int n)  // error: EFF-08
{
    return n;
}
