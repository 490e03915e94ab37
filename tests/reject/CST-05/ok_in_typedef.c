// The legal neighbour of in_typedef.c.

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
    target x = as(struct derived, b);
    return x != 0;
}
