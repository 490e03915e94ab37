// The legal neighbour of one_object.c.

#include <spin/safe.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    return n ? p[n - 1] : 0;
}
static int one;
int f(void)
{
    int a[4] = {1};
    return sum(&one, 1) + a[0];
}
