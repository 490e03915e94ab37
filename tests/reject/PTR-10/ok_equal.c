// The legal neighbour of equal.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct flow *p, struct timer *q, struct flow *r)
{
    return q == 0 || p == r;
}
