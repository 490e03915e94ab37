// rule: PTR-07
// A number stored through the one type would be followed as a reference through the other.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
struct holder {
    struct timer *field;
};
int f(struct holder *h, struct flow *p, struct timer *q)
{
    h->field = p;  // error: PTR-07 "they refer to different types"
    return 0;
}
