// rule: CAP-01
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

struct net;
int f(int n)
{
    (void)new_array(struct net, n);  // error: CAP-01 "is opaque here"
    return 0;
}
