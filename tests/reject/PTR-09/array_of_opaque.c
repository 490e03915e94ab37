// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

struct net;
static int g(struct net *__array p)  // error: PTR-09 "complete types"
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
