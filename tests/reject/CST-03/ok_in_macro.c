// The legal neighbour of in_macro.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(struct flow *p)
{
    u64 x = 0;
    SET(x, ptr_hash(p));
    return x != 0;
}
