// The legal neighbour of local_that_once_held_scope.c.

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
    struct base *x = b; x = (struct base *)d; as(struct derived, x)->base.kind = 0;
    return 0;
}
