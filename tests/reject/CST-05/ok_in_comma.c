// The legal neighbour of in_comma.c.

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
    struct derived *x = (k++, as(struct derived, b));
    return x != 0;
}
