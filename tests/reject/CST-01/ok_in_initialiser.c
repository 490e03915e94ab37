// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    struct flow *x = as(struct flow, p);
    return x != 0;
}
