// The legal neighbour of macro.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
#define NEXT(p) ((p) + 1)
int f(struct flow *p, int k)
{
    p->packets = NEXT(k);
    return 0;
}
