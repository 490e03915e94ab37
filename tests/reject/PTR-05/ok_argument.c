// The legal neighbour of argument.c.

#include <spin/safe.h>

void f(void)
{
    u8 a[4];
    zero(a, sizeof a);
}
