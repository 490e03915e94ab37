// The legal neighbour of is_field.c.

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
    (void)is(struct derived, b), (void)d;
    return 0;
}
