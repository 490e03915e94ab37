// The legal neighbour of procedure_value.c.

#include <spin/safe.h>

typedef int (*keeper)(int n) __must_check;

int f(keeper keep, int n)
{
    (void)keep(n);
    return n;
}
