// The legal neighbour of upwards.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(struct derived *d)
{
    (void)(struct base *)d;
    return 0;
}
