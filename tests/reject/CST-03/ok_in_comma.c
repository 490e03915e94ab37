// The legal neighbour of in_comma.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k, struct flow *p)
{
    u64 x = (k++, ptr_hash(p));
    return x != 0;
}
