// The legal neighbour of in_field.c.

#include <spin/safe.h>

typedef int (*op)(int *__scope, int);
static int keep(int *p, int n)
{
    return *p + n;
}
static int look(int *__scope p, int n)
{
    return *p + n;
}
struct holder {
    op field;
};
int f(struct holder *h, int k)
{
    h->field = look;
    return 0;
}
