// The legal neighbour of cast_of_sum.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    return p != 0;
}
