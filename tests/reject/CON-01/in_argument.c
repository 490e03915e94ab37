// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

static int take(int *x)
{
    return x != 0;
}
int f(const int *p, int *q)
{
    return take(p);  // error: CON-01 "drops const"
}
