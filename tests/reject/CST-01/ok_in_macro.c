// The legal neighbour of in_macro.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(void *p)
{
    struct flow *x = 0;
    SET(x, as(struct flow, p));
    return x != 0;
}
