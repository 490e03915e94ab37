// The legal neighbour of in_element.c.

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
    table[1] = b;
    return 0;
}
