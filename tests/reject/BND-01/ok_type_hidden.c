// The legal neighbour of type_hidden.c.

#include <spin/safe.h>

typedef u8 unit;

int f(u8 *__array a)
{
    typedef u64 other;
    struct box {
        u8 *__counted_by(sizeof(unit)) p;
    } *b = new(struct box);
    b->p = a;
    return b->p[0] + (int)sizeof(other);
}
