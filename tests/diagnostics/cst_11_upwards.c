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
    (void)as(struct base, d);
    return 0;
}
