// The legal neighbour of in_conditional.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k, void *p)
{
    struct flow *x = k ? as(struct flow, p) : 0;
    return x != 0;
}
