// rule: BND-01
// A bound that means nothing bounds nothing: the callee would index behind the array.
#include <spin/safe.h>

static int g(const int *__counted_by(n ? n : 1) p, size_t n)  // error: BND-01 "something else than names"
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
