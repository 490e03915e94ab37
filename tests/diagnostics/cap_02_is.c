#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(struct net *p, void *q)
{
    (void)is(struct own, p), (void)q;
    return 0;
}
