// The legal neighbour of on_integer.c.

#include <spin/safe.h>

void g(int n);
int f(void)
{
    return 0;
}
