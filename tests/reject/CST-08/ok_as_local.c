// The legal neighbour of as_local.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *b)
{
    struct base l; as(struct derived, b)->base.kind = 0, (void)l;
    return 0;
}
