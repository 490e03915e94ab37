// The legal neighbour of plus_reversed.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    (p)->packets = 0;
    return 0;
}
