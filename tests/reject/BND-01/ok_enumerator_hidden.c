// The legal neighbour of enumerator_hidden.c.

#include <spin/safe.h>

enum { COUNT = 4 };

int f(int *__array a)
{
    enum { OTHER = 100 };
    struct box {
        int *__counted_by(COUNT) p;
    } *b = new(struct box);
    b->p = a;
    return b->p[0];
}
