// The legal neighbour of in_macro.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(struct flow *p)
{
    void *x = 0;
    SET(x, p);
    return x != 0;
}
