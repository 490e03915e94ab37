// The legal neighbour of in_return.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct flow *f(void *p)
{
    return as(struct flow, p);
}
