// The legal neighbour of new_void.c.

#include <spin/safe.h>

int f(int n)
{
    (void)new(int), (void)n;
    return 0;
}
