// The legal neighbour of is.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__array a, struct base *b)
{
    (void)is(struct derived, b), (void)(a + 1);
    return 0;
}
