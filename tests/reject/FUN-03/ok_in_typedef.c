// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
typedef void *target;
int f(struct flow *p)
{
    target x = p;
    return x != 0;
}
