// The legal neighbour of sub_struct.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
static int *__array keep;
void f(int *p)
{
    keep = new_array(int, *p);
}
