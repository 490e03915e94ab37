// rule: BND-06
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
int f(u8 *__array q)
{
    zero(run, 4), (void)q;  // error: BND-06 "needs an array"
    return 0;
}
