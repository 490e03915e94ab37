// The legal neighbour of increment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    p->packets++;
    return 0;
}
