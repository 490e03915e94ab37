// The legal neighbour of conditional.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct derived *d, struct base *b)
{
    as(struct derived, d ? b : 0)->base.kind = 0;
    return 0;
}
