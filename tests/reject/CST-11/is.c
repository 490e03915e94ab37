// rule: CST-11
// A struct timer would be read and written as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct timer *t, struct flow *p)
{
    (void)is(struct flow, t), (void)p;  // error: CST-11 "is never"
    return 0;
}
