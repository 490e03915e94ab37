// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct holder {
    int n;
    int *field;
};
int f(const int *p, int *q)
{
    struct holder h = {.n = 1, .field = q};
    return h.n;
}
