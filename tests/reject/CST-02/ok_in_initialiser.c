// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, long n)
{
    struct flow *x = p;
    return x != 0;
}
