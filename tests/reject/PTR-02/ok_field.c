// The legal neighbour of field.c.

#include <spin/safe.h>

struct holder {
    int *value;
};
int f(struct holder *h)
{
    h->value[0] = 0;
    return 0;
}
