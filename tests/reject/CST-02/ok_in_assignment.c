// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, long n)
{
    struct flow *x = 0;
    x = p;
    return x != 0;
}
