// The legal neighbour of struct.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow s = {1};
int f(void)
{
    return s.packets;
}
