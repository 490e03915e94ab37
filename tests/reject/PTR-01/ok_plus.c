// The legal neighbour of plus.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    struct flow *q = p; q->packets = 0;
    return 0;
}
