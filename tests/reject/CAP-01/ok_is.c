// The legal neighbour of is.c.

#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(void *p)
{
    (void)is(struct own, p);
    return 0;
}
