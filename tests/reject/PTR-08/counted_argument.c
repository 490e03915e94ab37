// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

static int take(int *__counted_by(n) p, size_t n)
{
    return p[n - 1];
}
int f(int *one, int *__array many)
{
    return take(one, 1) + many[0];  // error: PTR-08 "needs an array"
}
