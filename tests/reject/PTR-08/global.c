// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

static int *__array rows;
void f(int *one, int *__array many)
{
    rows = one;  // error: PTR-08 "needs an array"
}
