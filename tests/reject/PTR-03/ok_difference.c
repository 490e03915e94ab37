// The legal neighbour of difference.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    return (int)(p == q);
}
