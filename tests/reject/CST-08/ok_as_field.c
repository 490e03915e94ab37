// The legal neighbour of as_field.c.

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
    as(struct derived, b)->base.kind = 0, (void)d;
    return 0;
}
