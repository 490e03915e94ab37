// The legal neighbour of less.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    return p != q;
}
