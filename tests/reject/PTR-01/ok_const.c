// The legal neighbour of const.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, int *__scope k)
{
    *k = p->packets + 1;
    return 0;
}
