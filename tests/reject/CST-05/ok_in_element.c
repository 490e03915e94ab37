// The legal neighbour of in_element.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
static struct derived *table[4];
int f(struct base *b)
{
    table[1] = as(struct derived, b);
    return 0;
}
