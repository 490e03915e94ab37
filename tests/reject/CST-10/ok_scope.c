// The legal neighbour of scope.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__scope b, void *p)
{
    (void)as_array(struct base, p), (void)b;
    return 0;
}
