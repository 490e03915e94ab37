#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
struct base *f(struct derived *__array d, struct base *b)
{
    return d;
}
