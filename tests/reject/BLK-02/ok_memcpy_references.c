// legal neighbour of memcpy_references
#include <spin/safe.h>
#include <string.h>
struct a { u64 number; };
struct b { u64 next; };
void f(struct a *__array from, struct b *__array to)
{
    to[0].next = from[0].number;
}
