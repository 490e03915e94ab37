// rule: SCP-04
// Two assignments carry the address of a local to the return.
#include <spin/safe.h>
int *__scope f(int *__scope lent, int which)
{
    int here = *lent, *a = lent, *b;
    b = a;
    if (which) a = &here;
    b = a;
    return b;  // error: SCP-04
}
