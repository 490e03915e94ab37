// The legal neighbour of fill_capability.c.

#include <spin/safe.h>

struct net;
int f(struct net *p, u8 *__array q)
{
    fill(q, 1, 4), (void)p;
    return 0;
}
