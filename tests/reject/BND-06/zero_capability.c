// rule: BND-06
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

struct net;
int f(struct net *p, u8 *__array q)
{
    zero(p, 1), (void)q;  // error: BND-06 "needs an array"
    return 0;
}
