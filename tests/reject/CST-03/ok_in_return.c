// The legal neighbour of in_return.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
u64 f(struct flow *p)
{
    return ptr_hash(p);
}
