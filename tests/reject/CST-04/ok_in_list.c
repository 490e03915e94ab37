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
    struct base *field;
};
int f(struct derived *__array d, struct base *b)
{
    struct holder h = {.n = 1, .field = b};
    return h.n;
}
