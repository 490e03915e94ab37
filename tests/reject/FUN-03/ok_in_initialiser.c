// The legal neighbour of in_initialiser.c.

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
    void *x = p;
    return x != 0;
}
