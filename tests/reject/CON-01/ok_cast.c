// The legal neighbour of cast.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, struct flow *q)
{
    return q != 0;
}
