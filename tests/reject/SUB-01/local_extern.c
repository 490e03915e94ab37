// rule: SUB-01
// A declaration inside a function hides from the module what it uses.
#include <spin/safe.h>
int f(void)
{
    extern int x;  // error: SUB-01
    return 0;
}
