// The legal neighbour of compound_assignment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    p->packets += 1;
    return 0;
}
