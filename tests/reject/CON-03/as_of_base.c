// rule: CON-03
// Constant data of another module would be written.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(const struct base *p, int k)
{
    as(struct derived, p)->base.kind = k;  // error: CON-03 "is const"
    return 0;
}
