// rule: CST-11
// A struct timer would be read and written as a struct flow.
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
    (void)as(struct base, d);  // error: CST-11 "is never"
    return 0;
}
