// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

static int g(int *__counted_by(n) __counted_by(m) p, int n, int m)  // error: PTR-09 "second kind"
{
    return p[0] + n + m;
}
int f(int *__array a)
{
    return g(a, 1, 2);
}
