// The legal neighbour of member.c.

#include <spin/safe.h>

static status store(int n) __must_check;
static status store(int n)
{
    return STATUS_VALUE(n);
}

int f(int n)
{
    n = store(n).code;
    return n;
}
