// The legal neighbour of negative.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    p[0].packets = -1;
    return 0;
}
