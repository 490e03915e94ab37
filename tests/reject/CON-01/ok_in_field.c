// The legal neighbour of in_field.c.

#include <spin/safe.h>

struct holder {
    int *field;
};
int f(struct holder *h, const int *p, int *q)
{
    h->field = q;
    return 0;
}
