// The legal neighbour of atomic_reference.c.

#include <spin/safe.h>

struct node {
    struct node *next;
    u64 count;
};

void f(struct node *p)
{
    atomic_store(&p->count, 0);
}
