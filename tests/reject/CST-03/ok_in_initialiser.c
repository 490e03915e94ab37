// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    u64 x = ptr_hash(p);
    return x != 0;
}
