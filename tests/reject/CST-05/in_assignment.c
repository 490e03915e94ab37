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
int f(struct base *b)
{
    struct derived *x = 0;
    x = b;  // error: CST-05 "needs as(struct derived, ...)"
    return x != 0;
}
