// The legal neighbour of greater_equal.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    return p == q;
}
