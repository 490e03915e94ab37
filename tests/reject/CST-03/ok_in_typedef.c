// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
typedef u64 target;
int f(struct flow *p)
{
    target x = ptr_hash(p);
    return x != 0;
}
