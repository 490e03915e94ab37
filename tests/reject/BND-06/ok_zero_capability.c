// The legal neighbour of zero_capability.c.

#include <spin/safe.h>

struct net;
int f(struct net *p, u8 *__array q)
{
    zero(q, 1), (void)p;
    return 0;
}
