// rule: PTR-07
// A number stored through the one type would be followed as a reference through the other.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct timer *q)
{
    return (struct flow *)q != 0;  // error: PTR-07 "different types"
}
