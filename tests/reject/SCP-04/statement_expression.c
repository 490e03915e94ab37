// rule: SCP-04
// The block's local is a local of the function.
#include <spin/safe.h>
int *__scope f(int *__scope lent)
{
    return ({ int here = *lent; &here; });  // error: SCP-04
}
