// The legal neighbour of in_return.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
struct timer *f(struct flow *p, struct timer *q)
{
    return q;
}
