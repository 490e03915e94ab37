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
int f(struct base *b)
{
    struct base l[2]; (void)is(struct derived, l), (void)b;  // error: CST-09 "is an array"
    return 0;
}
