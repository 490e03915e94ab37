// The legal neighbour of array_of_any.c.

#include <spin/safe.h>

static int g(void *p)
{
    return p != 0;
}
int f(void *p)
{
    return g(p);
}
