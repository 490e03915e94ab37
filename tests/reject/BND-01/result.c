// rule: BND-01
// A bound that means nothing bounds nothing: the callee would index behind the array.
#include <spin/safe.h>

int *__counted_by(count) f(int *__array p, size_t n)  // error: BND-01 "'count', which is neither"
{
    return n ? p : 0;
}
