// The legal neighbour of not_the_first_member.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    void *extra;
    struct base base;
};
struct right {
    struct base base;
};
int f(struct base *b)
{
    (void)as(struct right, b);
    return 0;
}
