// rule: BND-01
// Seven bytes behind an array of one would be read.
#include <spin/safe.h>

typedef u8 unit;

int f(u8 *__array a)
{
    typedef u64 unit;
    struct box {
        u8 *__counted_by(sizeof(unit)) p; // error: BND-01 "several meanings"
    } *b = new(struct box);
    b->p = a;
    return b->p[0] + (int)sizeof(unit);
}
