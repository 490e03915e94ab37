// The legal neighbour of in_argument.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static int take(struct flow *x)
{
    return x != 0;
}
int f(struct flow *p, long n)
{
    return take(p);
}
