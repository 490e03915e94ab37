// The legal neighbour of cast_const.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p)
{
    return as(struct flow, p) != 0;
}
