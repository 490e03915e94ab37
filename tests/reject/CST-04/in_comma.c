// rule: CST-04
// The second struct base would be taken from the middle of the first struct derived.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(int k, struct derived *__array d, struct base *b)
{
    struct base *x = (k++, d);  // error: CST-04 "not the structs they begin with"
    return x != 0;
}
