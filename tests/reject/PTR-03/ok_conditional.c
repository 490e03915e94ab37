// The legal neighbour of conditional.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    return p == q ? 1 : 2;
}
