// The legal neighbour of in_element.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
static void *table[4];
int f(struct flow *p)
{
    table[1] = p;
    return 0;
}
