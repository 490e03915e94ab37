// rule: BND-06
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

int f(u8 *p, u8 *__array q)
{
    (void)view(be16, p, 0), (void)q;  // error: BND-06 "needs an array"
    return 0;
}
