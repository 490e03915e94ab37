#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
struct derived *f(struct base *b)
{
    return b;
}
