// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct holder {
    const int **field;
};
int f(struct holder *h, int **p, const int **q)
{
    h->field = q;
    return 0;
}
