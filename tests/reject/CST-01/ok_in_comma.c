// The legal neighbour of in_comma.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k, void *p)
{
    struct flow *x = (k++, as(struct flow, p));
    return x != 0;
}
