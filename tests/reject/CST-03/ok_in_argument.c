// The legal neighbour of in_argument.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static int take(u64 x)
{
    return x != 0;
}
int f(struct flow *p)
{
    return take(ptr_hash(p));
}
