// rule: BND-03
// The callee would read or write behind the array it was lent.
#include <spin/safe.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    return n ? p[n - 1] : 0;
}
typedef int (*summer)(const int *__counted_by(n) __scope p, size_t n);
static const summer g = sum;
int f(void)
{
    int a[4] = {1};
    return g(a, 5);  // error: BND-03 "needs"
}
