// The legal neighbour of as.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct timer *t, struct flow *p)
{
    as(struct flow, p)->packets = 0, (void)t;
    return 0;
}
