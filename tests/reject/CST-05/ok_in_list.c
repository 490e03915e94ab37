// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
struct holder {
    int n;
    struct derived *field;
};
int f(struct base *b)
{
    struct holder h = {.n = 1, .field = as(struct derived, b)};
    return h.n;
}
