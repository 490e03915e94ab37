// rule: SUB-01
// A jump to a computed address leaves the function at any instruction.
#include <spin/safe.h>
int f(void)
{
    void *p = &&out;  // error: SUB-01
    (void)p;
out:
    return 0;
}
