// rule: BND-06
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

int f(int *p, int *__array q)
{
    (void)lenof(p), (void)q;  // error: BND-06 "needs an array"
    return 0;
}
