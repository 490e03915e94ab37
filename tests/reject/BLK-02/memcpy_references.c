// rule: BLK-02
// Bytes of one struct would be followed as references of the other.
#include <spin/safe.h>
#include <string.h>
struct a { u64 number; };
struct b { struct b *next; };
void f(struct a *__array from, struct b *__array to)
{
    memcpy(to, from, 8);  // error: BLK-02 "is not plain"
}
