// rule: CST-09
// The word in front of a part of an object or of a local would be taken for a header.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__array a, struct base *b)
{
    as(struct derived, a)->base.kind = 0, (void)b;  // error: CST-09 "is an array"
    return 0;
}
