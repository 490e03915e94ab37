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
    struct base l; as(struct derived, &l)->base.kind = 0, (void)b;
    return 0;
}
