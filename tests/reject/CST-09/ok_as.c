// The legal neighbour of as.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__array a, struct base *b)
{
    as(struct derived, b)->base.kind = 0, (void)a;
    return 0;
}
