// The legal neighbour of parameter_of_static_procedure.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
static void take(struct base *p, struct base *q)
{
    (void)q, (void)p;
}
int f(struct derived *d, struct base *b)
{
    take(b, &d->inner), (void)is(struct derived, b);
    return 0;
}
