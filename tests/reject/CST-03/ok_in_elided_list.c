// The legal neighbour of in_elided_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    u64 row[2];
};
int f(struct flow *p)
{
    struct holder h[2] = {0, ptr_hash(p)};
    return h[0].row[0] != 0;
}
