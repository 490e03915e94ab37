// The legal neighbour of in_conditional.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(int k, struct base *b)
{
    struct derived *x = k ? as(struct derived, b) : 0;
    return x != 0;
}
