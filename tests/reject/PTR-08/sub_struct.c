// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
static int *__array keep;
void f(int *p)
{
    keep = p;  // error: PTR-08 "needs an array"
}
