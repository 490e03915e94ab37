// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
struct holder {
    struct derived *field;
};
int f(struct holder *h, struct base *b)
{
    h->field = as(struct derived, b);
    return 0;
}
