// The legal neighbour of in_list.c.

#include <spin/safe.h>

struct holder {
    int n;
    const int **field;
};
int f(int **p, const int **q)
{
    struct holder h = {.n = 1, .field = q};
    return h.n;
}
