// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

int *__counted_by(2) f(int *one, int *__array many)
{
    return one;  // error: PTR-08 "needs an array"
}
