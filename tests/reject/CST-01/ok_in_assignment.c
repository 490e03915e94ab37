// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    struct flow *x = 0;
    x = as(struct flow, p);
    return x != 0;
}
