// The legal neighbour of array_of_opaque.c.

#include <spin/safe.h>

struct net;
static int g(struct net *p)
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
