// The legal neighbour of struct.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    (void)mul_ok(1, 2, &p->packets);
    return 0;
}
