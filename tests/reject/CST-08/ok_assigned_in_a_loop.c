// The legal neighbour of assigned_in_a_loop.c.

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
    for (struct base *x = b, *y = b; y; y = x, x = 0) as(struct derived, y)->base.kind = (d == 0);
    return 0;
}
