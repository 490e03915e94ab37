// rule: CST-08
// The word in front of a part of an object or of a local would be taken for a header.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct derived *d, struct base *b)
{
    as(struct derived, d ? b : &d->inner)->base.kind = 0;  // error: CST-08 "cannot be asked"
    return 0;
}
