// rule: SCP-02
// A static local outlives the call whose stack it would point into.
#include <spin/safe.h>
int f(int n)
{
    static int *last;
    int here = n;
    last = &here;  // error: SCP-02
    return *last;
}
