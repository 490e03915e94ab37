// rule: PTR-07
// A number stored through the one type would be followed as a reference through the other.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct flow *p, struct timer *q)
{
    struct timer *x = 0;
    x = p;  // error: PTR-07 "they refer to different types"
    return x != 0;
}
