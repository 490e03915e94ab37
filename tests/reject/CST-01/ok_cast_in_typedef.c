// The legal neighbour of cast_in_typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *flow_ref;
int f(void *p)
{
    return as(struct flow, p) != 0;
}
