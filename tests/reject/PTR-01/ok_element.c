// The legal neighbour of element.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow **__array p)
{
    (p + 1)[0]->packets = 0;
    return 0;
}
