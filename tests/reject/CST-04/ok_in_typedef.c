// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
typedef struct base *target;
int f(struct derived *__array d, struct base *b)
{
    target x = b;
    return x != 0;
}
