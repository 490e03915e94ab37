// The legal neighbour of new.c.

#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(struct net *p)
{
    (void)new(struct own), (void)p;
    return 0;
}
