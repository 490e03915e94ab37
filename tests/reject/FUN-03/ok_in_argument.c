// The legal neighbour of in_argument.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
static int take(void *x)
{
    return x != 0;
}
int f(struct flow *p)
{
    return take(p);
}
