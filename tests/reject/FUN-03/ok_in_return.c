// The legal neighbour of in_return.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
void *f(struct flow *p)
{
    return p;
}
