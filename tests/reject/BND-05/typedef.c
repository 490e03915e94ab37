// rule: BND-05
// A bound beside a variable would be read when something else is stored there already.
#include <spin/safe.h>

typedef int *__counted_by(4) four;  // error: BND-05 "is for parameters, results and fields"
int f(four *__array p)
{
    return p != 0;
}
