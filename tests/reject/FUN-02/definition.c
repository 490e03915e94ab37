// rule: FUN-02
// Arguments of any number and type would be passed to it.
#include <spin/safe.h>

int f()  // error: FUN-02 "without a prototype"
{
    return 0;
}
