// The legal neighbour of kind_of_typedef_integer.c.

#include <spin/safe.h>

static int g(u32 p)
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
