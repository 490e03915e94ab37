// The legal neighbour of in_element.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
static struct timer *table[4];
int f(struct flow *p, struct timer *q)
{
    table[1] = q;
    return 0;
}
