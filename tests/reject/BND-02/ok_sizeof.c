// The legal neighbour of sizeof.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[sizeof a / sizeof *a - 1] = 1;
    return a[0];
}
