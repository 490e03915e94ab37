// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

int f(int k, const int *p, int *q)
{
    int *x = (k++, p);  // error: CON-01 "drops const"
    return x != 0;
}
