// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *field;
};
int f(struct holder *h, struct flow *p, long n)
{
    h->field = p;
    return 0;
}
