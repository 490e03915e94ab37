// The legal neighbour of scope.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *__scope p)
{
    p->packets = 0;
    return 0;
}
