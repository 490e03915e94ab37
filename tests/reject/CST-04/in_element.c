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
static struct base *table[4];
int f(struct derived *__array d, struct base *b)
{
    table[1] = d;  // error: CST-04 "not the structs they begin with"
    return 0;
}
