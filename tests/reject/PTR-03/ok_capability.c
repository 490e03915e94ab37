// The legal neighbour of capability.c.

#include <spin/safe.h>

struct net;
int f(struct net *p, struct net *q)
{
    return p != q;
}
