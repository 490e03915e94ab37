// rule: CAP-02
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

struct net;
struct own {
    int n;
};
int f(struct net *p, void *q)
{
    (void)is(struct own, p), (void)q;  // error: CAP-02 "is a capability"
    return 0;
}
