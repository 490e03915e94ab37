// The legal neighbour of in_argument.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
static int take(struct derived *x)
{
    return x != 0;
}
int f(struct base *b)
{
    return take(as(struct derived, b));
}
