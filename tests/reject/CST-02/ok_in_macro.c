// The legal neighbour of in_macro.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(struct flow *p, long n)
{
    struct flow *x = 0;
    SET(x, p);
    return x != 0;
}
