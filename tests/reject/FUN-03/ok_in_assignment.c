// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
int f(struct flow *p)
{
    void *x = 0;
    x = p;
    return x != 0;
}
