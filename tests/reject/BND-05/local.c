// rule: BND-05
// A bound beside a variable would be read when something else is stored there already.
#include <spin/safe.h>

int f(int *__array a, u32 n)
{
    int *__counted_by(n) p = a;  // error: BND-05 "is for parameters, results and fields"
    return p[0];
}
