// The legal neighbour of in_list.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
struct holder {
    int n;
    void *field;
};
int f(struct flow *p)
{
    struct holder h = {.n = 1, .field = p};
    return h.n;
}
