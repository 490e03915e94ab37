// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

int f(int (*take)(int *x), const int *p, int *q)
{
    return take(p);  // error: CON-01 "drops const"
}
