// The legal neighbour of in_comma.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(int k, struct flow *p, struct timer *q)
{
    struct timer *x = (k++, q);
    return x != 0;
}
