// The legal neighbour of result_type.c.

#include <spin/safe.h>

typedef int failure __must_check;

static failure store(int n)
{
    return n;
}

int f(int n)
{
    (void)store(n);
    return n;
}
