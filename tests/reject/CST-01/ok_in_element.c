// The legal neighbour of in_element.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *table[4];
int f(void *p)
{
    table[1] = as(struct flow, p);
    return 0;
}
