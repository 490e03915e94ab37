// The legal neighbour of inner_array.c.

#include <spin/safe.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    return n ? p[n - 1] : 0;
}
static int m[2][3];
int f(void)
{
    int a[4] = {1};
    return sum(m[0], 3) + a[0];
}
