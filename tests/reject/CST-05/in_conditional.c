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
int f(int k, struct base *b)
{
    struct derived *x = k ? b : 0;  // error: CST-05 "needs as(struct derived, ...)"
    return x != 0;
}
