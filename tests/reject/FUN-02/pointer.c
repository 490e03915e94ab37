// rule: FUN-02
// Arguments of any number and type would be passed to it.
#include <spin/safe.h>

int f(int (*p)())  // error: FUN-02 "without a prototype"
{
    return p != 0;
}
