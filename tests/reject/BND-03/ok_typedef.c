// The legal neighbour of typedef.c.

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
    return g(a, 4);
}
