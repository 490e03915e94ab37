// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct flow *p, struct timer *q)
{
    struct timer *x = q;
    return x != 0;
}
