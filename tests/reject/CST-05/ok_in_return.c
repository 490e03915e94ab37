// The legal neighbour of in_return.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
struct derived *f(struct base *b)
{
    return as(struct derived, b);
}
