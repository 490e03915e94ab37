// The legal neighbour of in_element.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *table[4];
int f(struct flow *p, long n)
{
    table[1] = p;
    return 0;
}
