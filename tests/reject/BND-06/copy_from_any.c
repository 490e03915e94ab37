// rule: BND-06
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

int f(const void *p, u8 *__array q)
{
    copy(q, p, 4);  // error: BND-06 "needs an array"
    return 0;
}
