// The legal neighbour of enumerator_of_other_function.c.

#include <spin/safe.h>

static int inner(int *__array a)
{
    enum { COUNT = 4 };
    return a[COUNT];
}

struct box {
    int *__counted_by(4) p;
};

int f(struct box *b)
{
    return b->p[0] + inner(b->p);
}
