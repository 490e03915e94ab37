// The legal neighbour of as_of_base.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(const struct base *p, int k)
{
    k = as(struct derived, p)->base.kind;
    return 0;
}
