// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    int n;
    struct flow *field;
};
int f(struct flow *p, long n)
{
    struct holder h = {.n = 1, .field = p};
    return h.n;
}
