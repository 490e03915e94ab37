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
    struct base *field;
};
int f(struct holder *h, struct derived *__array d, struct base *b)
{
    h->field = b;
    return 0;
}
