// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

static int *table[4];
int f(const int *p, int *q)
{
    table[1] = p;  // error: CON-01 "drops const"
    return 0;
}
