// The legal neighbour of increment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p, int k)
{
    k++, (void)as(struct flow, p)->packets;
    return 0;
}
