// rule: CST-05
// Memory behind a struct base would be taken for the rest of a struct derived.
#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
typedef struct derived *target;
int f(struct base *b)
{
    target x = b;  // error: CST-05 "needs as(struct derived, ...)"
    return x != 0;
}
