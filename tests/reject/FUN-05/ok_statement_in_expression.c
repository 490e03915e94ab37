// The legal neighbour of statement_in_expression.c.

#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    n = ({ (void)store(n); n; });
    return n;
}
