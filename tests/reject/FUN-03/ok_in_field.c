// The legal neighbour of in_field.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
struct holder {
    void *field;
};
int f(struct holder *h, struct flow *p)
{
    h->field = p;
    return 0;
}
