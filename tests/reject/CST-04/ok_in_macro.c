// The legal neighbour of in_macro.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
#define SET(place, value) ((place) = (value))
int f(struct derived *__array d, struct base *b)
{
    struct base *x = 0;
    SET(x, b);
    return x != 0;
}
