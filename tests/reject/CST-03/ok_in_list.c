// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    int n;
    u64 field;
};
int f(struct flow *p)
{
    struct holder h = {.n = 1, .field = ptr_hash(p)};
    return h.n;
}
