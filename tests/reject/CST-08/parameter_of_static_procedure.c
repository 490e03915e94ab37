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
static void take(struct base *p, struct base *q)
{
    (void)q, (void)p;
}
int f(struct derived *d, struct base *b)
{
    take(b, &d->inner), (void)is(struct derived, &d->inner);  // error: CST-08 "cannot be asked"
    return 0;
}
