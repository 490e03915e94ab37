// The legal neighbour of result.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *make(void)
{
    return new(struct flow);
}
int f(int k)
{
    (make())->packets = k;
    return 0;
}
