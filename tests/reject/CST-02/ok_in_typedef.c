// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *target;
int f(struct flow *p, long n)
{
    target x = p;
    return x != 0;
}
