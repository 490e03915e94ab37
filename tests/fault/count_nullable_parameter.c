// A counted parameter that may be null is given either null or as much as it needs.
#include <spin/safe.h>

static int first(const int *__counted_by(n) __scope __nullable p, int n)
{
    return p ? p[n - 1] : 0;
}

int main(int argc, str_t *__array argv)
{
    int a[3] = {1, 2, 3};
    int *p = a;
    return first(p, argc + 4); // fault: count "p" n=5 len=3
}
