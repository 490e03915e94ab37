// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
struct holder {
    int n;
    struct timer *field;
};
int f(struct flow *p, struct timer *q)
{
    struct holder h = {.n = 1, .field = q};
    return h.n;
}
