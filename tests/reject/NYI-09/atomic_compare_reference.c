// rule: NYI-09
// Nothing is corrupted: refused until references are exchanged as the language demands.
#include <spin/safe.h>

typedef struct node *link;
struct node {
    link next;
    u64 count;
};

_Bool f(struct node *p, link *__scope old, u64 *__scope n)
{
    return atomic_compare_exchange_strong(&p->next, old, p) && *n; // error: NYI-09 "not supported yet"
}
