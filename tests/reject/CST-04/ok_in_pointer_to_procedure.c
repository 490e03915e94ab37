// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(int (*take)(struct base *x), struct derived *__array d, struct base *b)
{
    return take(b);
}
