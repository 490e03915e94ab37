// The legal neighbour of in_conditional.c.

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
    struct base *x = k ? b : 0;
    return x != 0;
}
