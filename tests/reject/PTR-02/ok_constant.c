// The legal neighbour of constant.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    p[0].packets = 0;
    return 0;
}
