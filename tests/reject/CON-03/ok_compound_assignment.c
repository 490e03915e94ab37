// The legal neighbour of compound_assignment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p, int k)
{
    k += as(struct flow, p)->packets;
    return 0;
}
