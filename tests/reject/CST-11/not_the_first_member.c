// rule: CST-11
// A struct timer would be read and written as a struct flow.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    void *extra;
    struct base base;
};
struct right {
    struct base base;
};
int f(struct base *b)
{
    (void)as(struct derived, b);  // error: CST-11 "is never"
    return 0;
}
