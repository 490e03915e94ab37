// The legal neighbour of as_without_cast.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    return as(struct flow, p) != 0;
}
