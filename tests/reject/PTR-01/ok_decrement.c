// The legal neighbour of decrement.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    --p->packets;
    return 0;
}
