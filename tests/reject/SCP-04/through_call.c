// rule: SCP-04
// pass() returns what it was lent, which is a local here.
#include <spin/safe.h>
int *__scope pass(int *__scope p) { return p; }
int *__scope f(int *__scope lent)
{
    int here = *lent;
    return pass(&here);  // error: SCP-04
}
