// rule: CST-10
// The word in front of a part of an object or of a local would be taken for a header.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    struct base inner;
};
int f(struct base *__scope b, void *p)
{
    (void)as_array(struct base, b), (void)p;  // error: CST-10 "needs a 'void *'"
    return 0;
}
