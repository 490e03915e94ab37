// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(struct base *b)
{
    struct derived *x = 0;
    x = as(struct derived, b);
    return x != 0;
}
