// The legal neighbour of in_assignment.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(struct derived *__array d, struct base *b)
{
    struct base *x = 0;
    x = b;
    return x != 0;
}
