// The legal neighbour of atomic_compare_reference.c.

#include <spin/safe.h>

typedef struct node *link;
struct node {
    link next;
    u64 count;
};

_Bool f(struct node *p, link *__scope old, u64 *__scope n)
{
    return atomic_compare_exchange_strong(&p->count, n, 1) && *old;
}
