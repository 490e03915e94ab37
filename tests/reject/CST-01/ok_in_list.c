// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    int n;
    struct flow *field;
};
int f(void *p)
{
    struct holder h = {.n = 1, .field = as(struct flow, p)};
    return h.n;
}
