// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(int (*take)(struct derived *x), struct base *b)
{
    return take(as(struct derived, b));
}
