// The legal neighbour of cast.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
int f(struct timer *q)
{
    return q != 0;
}
