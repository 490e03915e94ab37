// The legal neighbour of in_comma.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k, struct flow *p, long n)
{
    struct flow *x = (k++, p);
    return x != 0;
}
