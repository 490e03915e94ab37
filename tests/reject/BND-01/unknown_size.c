// rule: BND-01
// A bound that means nothing bounds nothing: the callee would index behind the array.
#include <spin/safe.h>

static int g(const int *__counted_by(sizeof(struct nothing)) p, size_t n)  // error: BND-01 "no size known"
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
