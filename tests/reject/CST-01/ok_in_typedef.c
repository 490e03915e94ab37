// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *target;
int f(void *p)
{
    target x = as(struct flow, p);
    return x != 0;
}
