// The legal neighbour of is.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct timer *t, struct flow *p)
{
    (void)is(struct flow, p), (void)t;
    return 0;
}
