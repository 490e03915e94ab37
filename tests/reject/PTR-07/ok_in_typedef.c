// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct timer {
    void *closure;
};
typedef struct timer *target;
int f(struct flow *p, struct timer *q)
{
    target x = q;
    return x != 0;
}
