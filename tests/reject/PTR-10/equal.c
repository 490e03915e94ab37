// rule: PTR-10
// Two types at one address would be taken for one object.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct flow *p, struct timer *q, struct flow *r)
{
    return p == q || p == r;  // error: PTR-10 "they refer to different types"
}
