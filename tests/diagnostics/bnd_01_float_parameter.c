#include <spin/safe.h>

static int g(const int *__counted_by(n) p, float n)
{
    return p[0] + (int)n;
}
int f(const int *__array p)
{
    return g(p, 1);
}
