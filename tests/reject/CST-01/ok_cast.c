// The legal neighbour of cast.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    return as(struct flow, p) != 0;
}
