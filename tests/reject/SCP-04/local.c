// rule: SCP-04
// The caller would read a slot that its next call overwrites.
#include <spin/safe.h>
int *__scope f(int *__scope lent)
{
    int here = *lent;
    return &here;  // error: SCP-04 "refers to a local of 'f'"
}
