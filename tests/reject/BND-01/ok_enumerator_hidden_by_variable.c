// The legal neighbour of enumerator_hidden_by_variable.c.

#include <spin/safe.h>

enum { count = 4 };

int f(int *__array a)
{
    int other = 100;
    struct box {
        int *__counted_by(count) p;
    } *b = new(struct box);
    b->p = a;
    return b->p[0] + other;
}
