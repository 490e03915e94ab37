// The legal neighbour of as.c.

#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(struct net *p, void *q)
{
    (void)as(struct own, q), (void)p;
    return 0;
}
