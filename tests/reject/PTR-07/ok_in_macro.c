// The legal neighbour of in_macro.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
#define SET(place, value) ((place) = (value))
int f(struct flow *p, struct timer *q)
{
    struct timer *x = 0;
    SET(x, q);
    return x != 0;
}
