// The legal neighbour of in_assignment.c.

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
    x = q;
    return x != 0;
}
