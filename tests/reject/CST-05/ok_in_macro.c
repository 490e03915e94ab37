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
int f(struct base *b)
{
    struct derived *x = 0;
    SET(x, as(struct derived, b));
    return x != 0;
}
