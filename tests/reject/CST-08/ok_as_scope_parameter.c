// The legal neighbour of as_scope_parameter.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__scope s, struct base *b)
{
    as(struct derived, b)->base.kind = 0, (void)s;
    return 0;
}
