// The legal neighbour of reversed.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    0[p].packets = 0;
    return 0;
}
