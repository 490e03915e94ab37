// The legal neighbour of conditional.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    (p ? p : q)->packets = 0;
    return 0;
}
