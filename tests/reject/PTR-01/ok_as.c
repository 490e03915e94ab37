// The legal neighbour of as.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    as(struct flow, p)->packets = 0;
    return 0;
}
