// The legal neighbour of in_elided_list.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *row[2];
};
int f(struct flow *p, long n)
{
    struct holder h[2] = {0, p};
    return h[0].row[0] != 0;
}
