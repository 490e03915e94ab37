// The legal neighbour of field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *flow;
};
int f(struct holder *h)
{
    h->flow->packets++;
    return 0;
}
