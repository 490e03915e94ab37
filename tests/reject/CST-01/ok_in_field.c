// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *field;
};
int f(struct holder *h, void *p)
{
    h->field = as(struct flow, p);
    return 0;
}
