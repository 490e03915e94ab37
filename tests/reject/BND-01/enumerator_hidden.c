// rule: BND-01
// Elements 4 to 99 of an array of 4 would be read.
#include <spin/safe.h>

enum { COUNT = 4 };

int f(int *__array a)
{
    enum { COUNT = 100 };
    struct box {
        int *__counted_by(COUNT) p; // error: BND-01 "several meanings"
    } *b = new(struct box);
    b->p = a;
    return b->p[0];
}
