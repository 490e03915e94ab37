// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
struct holder {
    struct timer *field;
};
int f(struct holder *h, struct flow *p, struct timer *q)
{
    h->field = q;
    return 0;
}
