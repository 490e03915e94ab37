// rule: BND-05
// A bound beside a variable would be read when something else is stored there already.
#include <spin/safe.h>

static int *__counted_by(4) p;  // error: BND-05 "is for parameters, results and fields"
int f(void)
{
    return p[0];
}
