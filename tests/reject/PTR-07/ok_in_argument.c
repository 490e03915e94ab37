// The legal neighbour of in_argument.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
static int take(struct timer *x)
{
    return x != 0;
}
int f(struct flow *p, struct timer *q)
{
    return take(q);
}
