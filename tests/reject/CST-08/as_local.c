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
int f(struct base *b)
{
    struct base l; as(struct derived, &l)->base.kind = 0, (void)b;  // error: CST-08 "cannot be asked"
    return 0;
}
