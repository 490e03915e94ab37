// rule: SCP-06
// is() and as() would read a type from the bytes in front of a stack slot.
#include <spin/safe.h>
int f(void)
{
    int here = 1;
    void *p = &here;  // error: SCP-06
    return p ? here : 0;
}
