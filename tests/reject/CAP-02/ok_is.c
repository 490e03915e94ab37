// The legal neighbour of is.c.

#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(struct net *p, void *q)
{
    (void)is(struct own, q), (void)p;
    return 0;
}
