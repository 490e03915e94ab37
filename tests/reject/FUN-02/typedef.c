// rule: FUN-02
// Arguments of any number and type would be passed to it.
#include <spin/safe.h>

typedef int op();  // error: FUN-02 "without a prototype"
int f(op *p)
{
    return p != 0;
}
