// The legal neighbour of too_many.c.

#include <spin/safe.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    return n ? p[n - 1] : 0;
}

int f(void)
{
    int a[4] = {1};
    return sum(a, 4);
}
