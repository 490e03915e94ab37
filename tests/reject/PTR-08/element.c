// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

typedef int *__array row;
void f(row *__array rows, int *one, int *__array many)
{
    rows[0] = one;  // error: PTR-08 "needs an array"
}
