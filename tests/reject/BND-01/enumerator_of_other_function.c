// rule: BND-01
// What lies behind the array would be read, by a count that means nothing here.
#include <spin/safe.h>

static int inner(int *__array a)
{
    enum { COUNT = 4 };
    return a[COUNT];
}

struct box {
    int *__counted_by(COUNT) p; // error: BND-01 "COUNT"
};

int f(struct box *b)
{
    return b->p[0] + inner(b->p);
}
