// rule: CST-05
// Memory behind a struct base would be taken for the rest of a struct derived.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(int (*take)(struct derived *x), struct base *b)
{
    return take(b);  // error: CST-05 "needs as(struct derived, ...)"
}
