// rule: CAP-01
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(void *p)
{
    (void)is(struct net, p);  // error: CAP-01 "is opaque here"
    return 0;
}
