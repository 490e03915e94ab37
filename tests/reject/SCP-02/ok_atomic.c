// The legal neighbour of atomic.c.
#include <spin/safe.h>

struct node { struct node *next; };
void f(struct node *p)
{
    struct node *here = new(struct node);
    atomic_store(&p->next, here);
}
