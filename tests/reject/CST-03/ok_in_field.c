// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    u64 field;
};
int f(struct holder *h, struct flow *p)
{
    h->field = ptr_hash(p);
    return 0;
}
