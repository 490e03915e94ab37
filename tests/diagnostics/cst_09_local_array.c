#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *b)
{
    struct base l[2]; (void)is(struct derived, l), (void)b;
    return 0;
}
