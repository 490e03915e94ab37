// The legal neighbour of variable.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, int i)
{
    p[0].packets = i;
    return 0;
}
