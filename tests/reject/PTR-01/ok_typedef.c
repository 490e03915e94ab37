// The legal neighbour of typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *flow_ref;
int f(flow_ref p)
{
    p->packets += 1;
    return 0;
}
