// The legal neighbour of as.c.

#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(void *p)
{
    (void)as(struct own, p);
    return 0;
}
