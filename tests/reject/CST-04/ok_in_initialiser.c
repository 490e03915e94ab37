// The legal neighbour of in_initialiser.c.

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
    struct base *x = b;
    return x != 0;
}
