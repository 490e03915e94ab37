// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(int (*take)(struct timer *x), struct flow *p, struct timer *q)
{
    return take(q);
}
