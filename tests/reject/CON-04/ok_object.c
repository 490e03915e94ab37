// The legal neighbour of object.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, struct flow *q)
{
    zero(q, 1), (void)p;
    return 0;
}
