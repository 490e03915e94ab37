// The legal neighbour of in_argument.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
static int take(struct base *x)
{
    return x != 0;
}
int f(struct derived *__array d, struct base *b)
{
    return take(b);
}
