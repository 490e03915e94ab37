// The legal neighbour of cast.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(struct base *p)
{
    return as(struct derived, p) != 0;
}
