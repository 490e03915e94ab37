// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    u64 x = 0;
    x = ptr_hash(p);
    return x != 0;
}
