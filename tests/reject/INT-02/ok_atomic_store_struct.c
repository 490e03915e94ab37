// The legal neighbour of atomic_store_struct.c.

#include <spin/safe.h>

struct pair {
    u32 a, b;
};

void f(struct pair *p)
{
    atomic_store(&p->b, 1);
}
