// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int (*take)(struct flow *x), void *p)
{
    return take(as(struct flow, p));
}
